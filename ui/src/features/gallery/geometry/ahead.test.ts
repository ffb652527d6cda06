import { describe, expect, it } from "vitest";

import { rowsAhead } from "./ahead";
import { layRows } from "./layout";
import { sample } from "./sample";
import { lowerBound } from "./visible";

const layout = layRows(sample(5_000), { width: 1_200, target: 176, gap: 8, span: null });
const from = 20_000;
const to = 22_000;
const first = lowerBound(layout.y, from);
const end = lowerBound(layout.y, to);
const many = 2 * (end - first);

describe("rows ahead", () => {
  it("are as many as lie in two stretches, on both sides, where none is known", () => {
    const rows = rowsAhead(layout, from, to, () => false);
    expect(rows.toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: many }, (_, i) => first - many + i),
      ...Array.from({ length: many }, (_, i) => end + i),
    ]);
  });

  it("are none while half of them is known", () => {
    expect(rowsAhead(layout, from, to, (i) => i >= first - many / 2 && i < end + many / 2)).toEqual([]);
  });

  it("are all that is not known on the side where less than half of them is", () => {
    const rows = rowsAhead(layout, from, to, (i) => i < end + many / 2 - 1);
    expect(rows[0]).toBe(end + many / 2 - 1);
    expect(rows).toHaveLength(many / 2 + 1);
  });

  it("end where the images end", () => {
    expect(rowsAhead(layout, layout.height - 500, layout.height, (i) => i < 4_900)).not.toContain(5_000);
    expect(rowsAhead(layout, 0, 500, () => false).every((i) => i >= 0)).toBe(true);
  });
});
