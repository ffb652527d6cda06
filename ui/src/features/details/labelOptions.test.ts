import { describe, expect, it } from "vitest";

import { isNew, offeredLabels } from "./labelOptions";

const options = [
  { name: "snow", count: 2 },
  { name: "Seen", count: 9 },
  { name: "winter snow", count: 50 },
  { name: "Schnée", count: 4 },
];

describe("labels that are offered", () => {
  it("begin with what was typed, the most used first; then those that hold it", () => {
    expect(offeredLabels(options, "s").map(({ name }) => name)).toEqual(["Seen", "Schnée", "snow", "winter snow"]);
    expect(offeredLabels(options, "SNOW").map(({ name }) => name)).toEqual(["snow", "winter snow"]);
    expect(offeredLabels(options, "schnee").map(({ name }) => name)).toEqual(["Schnée"]);
  });

  it("leave room for a new one, which is new in any case of its letters", () => {
    expect(isNew(options, "Snow ")).toBe(false);
    expect(isNew(options, "fox")).toBe(true);
    expect(isNew(options, "  ")).toBe(false);
  });
});
