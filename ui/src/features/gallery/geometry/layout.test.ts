import { describe, expect, it } from "vitest";

import { layColumns, layRows, LABEL, shownRatio } from "./layout";
import { sample } from "./sample";

const frame = { width: 1_200, target: 176, gap: 8, span: "day" } as const;

describe("justified rows", () => {
  const items = sample(2_000);
  const layout = layRows(items, frame);

  it("fill the width to the px, but the last of a day", () => {
    let row = 0;
    for (let i = 1; i <= layout.count; i += 1) {
      if (i < layout.count && layout.y[i] === layout.y[row]) continue;
      const right = (layout.x[i - 1] ?? 0) + (layout.w[i - 1] ?? 0);
      const isLastOfDay = i === layout.count || layout.periods.first.includes(i);
      if (isLastOfDay) expect(right).toBeLessThanOrEqual(frame.width);
      else expect(right).toBe(frame.width);
      row = i;
    }
  });

  it("keep near to the height asked for, and never stretch the last of a day", () => {
    for (let i = 0; i < layout.count; i += 1) {
      expect(layout.h[i]).toBeLessThanOrEqual(176 * 1.35 + 1);
      expect(layout.h[i]).toBeGreaterThan(176 / 2);
    }
    const lastRowOfFirstDay = (layout.periods.first[1] ?? 0) - 1;
    expect(layout.h[lastRowOfFirstDay]).toBeLessThanOrEqual(176 * 1.35 + 1);
    const alone = layRows({ ...sample(1), count: 1 }, frame);
    expect(alone.h[0]).toBe(176);
  });

  it("leave no image forgotten on a row of its own behind filled ones", () => {
    let lonely = 0;
    layout.periods.first.forEach((first, day) => {
      const end = layout.periods.first[day + 1] ?? layout.count;
      const isOneRow = layout.y[first] === layout.y[end - 1];
      const right = (layout.x[end - 1] ?? 0) + (layout.w[end - 1] ?? 0);
      if (!isOneRow && right < frame.width / 2) lonely += 1;
    });
    expect(lonely).toBe(0);
    const eight = { count: 8, created: new Uint32Array(8).fill(1), width: new Uint16Array(8).fill(320), height: new Uint16Array(8).fill(320) };
    const shared = layRows(eight, { ...frame, width: 1_280 });
    expect([...new Set(shared.y)]).toHaveLength(1);
    expect((shared.x[7] ?? 0) + (shared.w[7] ?? 0)).toBe(1_280);
  });

  it("stand one gap apart and never on each other", () => {
    for (let i = 1; i < layout.count; i += 1) {
      const before = { x: layout.x[i - 1] ?? 0, y: layout.y[i - 1] ?? 0, w: layout.w[i - 1] ?? 0, h: layout.h[i - 1] ?? 0 };
      if (layout.y[i] === before.y) expect(Math.abs((layout.x[i] ?? 0) - before.x - before.w - 8)).toBeLessThanOrEqual(1);
      else expect(layout.y[i]).toBeGreaterThanOrEqual(before.y + before.h + 8);
    }
  });

  it("begin each day below its label", () => {
    expect(layout.periods.count).toBeGreaterThan(10);
    layout.periods.first.forEach((first, day) => expect(layout.y[first]).toBe((layout.labelTops[day] ?? 0) + LABEL));
  });

  it("show what is wider than 3:1 or higher than 1:3 at that", () => {
    expect(shownRatio(4_000, 100)).toBe(3);
    expect(shownRatio(100, 4_000)).toBeCloseTo(1 / 3);
    expect(shownRatio(0, 0)).toBe(1);
  });

  it("hold one image that is wider than the window", () => {
    const one = { count: 1, created: Uint32Array.of(1), width: Uint16Array.of(3_000), height: Uint16Array.of(1_000) };
    const narrow = layRows(one, { ...frame, width: 300, target: 340 });
    expect([narrow.w[0], narrow.h[0]]).toEqual([300, 100]);
  });
});

describe("columns", () => {
  const layout = layColumns(sample(2_000), { ...frame, span: null });

  it("never let a top decrease, so that what is visible can be bisected", () => {
    for (let i = 1; i < layout.count; i += 1) expect(layout.y[i]).toBeGreaterThanOrEqual(layout.y[i - 1] ?? 0);
  });

  it("stand one gap apart within a column", () => {
    const ends = new Map<number, number>();
    for (let i = 0; i < layout.count; i += 1) {
      const x = layout.x[i] ?? 0;
      const end = ends.get(x);
      if (end !== undefined) expect(layout.y[i]).toBe(end + 8);
      ends.set(x, (layout.y[i] ?? 0) + (layout.h[i] ?? 0));
    }
    expect(ends.size).toBe(6);
  });
});
