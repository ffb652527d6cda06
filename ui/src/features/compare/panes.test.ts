import { describe, expect, it } from "vitest";

import { bestPanes } from "./panes";

const wide = { width: 1600, height: 900 };

describe("panes", () => {
  it("stand side by side where images are upright or square", () => {
    expect(bestPanes(2, wide, 1)).toEqual({ columns: 2, rows: 1 });
    expect(bestPanes(4, wide, 0.5)).toEqual({ columns: 4, rows: 1 });
  });

  it("stand above each other where images are very wide", () => {
    expect(bestPanes(2, wide, 4)).toEqual({ columns: 1, rows: 2 });
    expect(bestPanes(4, wide, 1.6)).toEqual({ columns: 2, rows: 2 });
    expect(bestPanes(2, wide, 16 / 9)).toEqual({ columns: 2, rows: 1 });
  });
});
