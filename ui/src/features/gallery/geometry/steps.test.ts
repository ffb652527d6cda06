import { describe, expect, it } from "vitest";

import { layColumns, layRows } from "./layout";
import { sample } from "./sample";
import { step } from "./steps";

const items = sample(600, 3);
const rows = layRows(items, { width: 1_200, target: 176, gap: 8, span: "day" });
const columns = layColumns(items, { width: 1_200, target: 176, gap: 8, span: null });

function middle(layout: typeof rows, i: number): number {
  return (layout.x[i] ?? 0) + (layout.w[i] ?? 0) / 2;
}

describe("a step", () => {
  it("down comes to the next row, to the tile nearest to the line that it keeps", () => {
    const from = 5;
    const to = step(rows, from, "down");
    expect(rows.y[to]).toBeGreaterThan(rows.y[from] ?? 0);
    for (let i = 0; i < rows.count; i += 1) {
      if (rows.y[i] !== rows.y[to]) continue;
      expect(Math.abs(middle(rows, to) - middle(rows, from))).toBeLessThanOrEqual(Math.abs(middle(rows, i) - middle(rows, from)));
    }
  });

  it("down ten times and up ten times along one line comes back", () => {
    const goal = middle(rows, 4);
    let at = 4;
    for (let k = 0; k < 10; k += 1) at = step(rows, at, "down", goal);
    for (let k = 0; k < 10; k += 1) at = step(rows, at, "up", goal);
    expect(at).toBe(4);
  });

  it("beyond an end stays", () => {
    expect(step(rows, 0, "up")).toBe(0);
    expect(step(rows, 0, "left")).toBe(0);
    expect(step(rows, rows.count - 1, "down")).toBe(rows.count - 1);
    expect(step(rows, rows.count - 1, "next")).toBe(rows.count - 1);
  });

  it("by a page goes about that far", () => {
    const to = step(rows, 0, "pageDown", middle(rows, 0), 700);
    expect((rows.y[to] ?? 0) - (rows.y[0] ?? 0)).toBeGreaterThanOrEqual(700);
    expect((rows.y[to] ?? 0) - (rows.y[0] ?? 0)).toBeLessThan(1_000);
  });

  it("sideways in columns comes to the next column at about the same height", () => {
    const from = columns.x.findIndex((x, i) => i > 100 && x === 0);
    const to = step(columns, from, "right");
    expect(columns.x[to]).toBe(Math.min(...[...columns.x].filter((x) => x > 0)));
    expect(Math.abs((columns.y[to] ?? 0) - (columns.y[from] ?? 0))).toBeLessThan(600);
    expect(step(columns, from, "left")).toBe(from);
  });

  it("down in columns stays in its column", () => {
    const to = step(columns, 10, "down");
    expect(columns.x[to]).toBe(columns.x[10]);
    expect(step(columns, to, "up")).toBe(10);
  });
});
