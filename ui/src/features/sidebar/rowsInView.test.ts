import { describe, expect, it } from "vitest";

import { rowsInView } from "./rowsInView";

describe("rows in view", () => {
  it("are those that show and a few around them", () => {
    expect(rowsInView(3_200, 640, 32, 5_000)).toEqual({ from: 88, to: 132 });
  });

  it("begin at the first while the list is below the fold", () => {
    expect(rowsInView(-900, 640, 32, 5_000)).toEqual({ from: 0, to: 4 });
  });

  it("end at the last", () => {
    expect(rowsInView(159_500, 640, 32, 5_000)).toEqual({ from: 4_972, to: 5_000 });
  });
});
