import { describe, expect, it } from "vitest";

import type { LayoutIndex } from "../../api/layoutIndex";
import { RUNWAY } from "./geometry/runway";
import { sample } from "./geometry/sample";
import { lowerBound, tilesBetween } from "./geometry/visible";
import { GridModel } from "./gridModel";

function indexOf(count: number): LayoutIndex {
  return { ...sample(count), sequence: 1, flags: new Uint8Array(count) };
}

/** The index without the images at these positions. */
function less(index: LayoutIndex, ...gone: number[]): LayoutIndex {
  const keep = <T extends Uint8Array | Uint16Array | Uint32Array>(values: T) => values.filter((_, i) => !gone.includes(i)) as T;
  return {
    count: index.count - gone.length,
    sequence: 2,
    ids: keep(index.ids),
    created: keep(index.created),
    width: keep(index.width),
    height: keep(index.height),
    flags: keep(index.flags),
  };
}

function modelOf(index: LayoutIndex, size: 0 | 2 | 5 = 2): GridModel {
  const model = new GridModel();
  model.update({ index, view: "all", width: 1_280, height: 744, kind: "rows", size, dated: true });
  return model;
}

/** Where an image stands on the screen. */
function onScreen({ snapshot }: GridModel, id: number): number {
  return (snapshot.layout.y[snapshot.index.ids.indexOf(id)] ?? Number.NaN) - snapshot.top;
}

function firstInSight({ snapshot }: GridModel): number {
  const i = snapshot.positions.find((p) => (snapshot.layout.y[p] ?? 0) >= snapshot.top) ?? -1;
  return snapshot.index.ids[i] ?? 0;
}

describe("the grid", () => {
  it("keeps the first whole tile where it is when images before it go", () => {
    const index = indexOf(2_000);
    const model = modelOf(index);
    model.scrollTo(9_000);
    const id = firstInSight(model);
    const y = onScreen(model, id);
    model.update({ index: less(index, 3, 4, 5, 6, 7, 8) });
    expect(onScreen(model, id)).toBe(y);
  });

  it("keeps the cursor's tile where it is when the width changes", () => {
    const index = indexOf(2_000);
    const model = modelOf(index);
    model.scrollTo(9_000);
    const id = index.ids[model.snapshot.positions[20] ?? 0] ?? 0;
    model.update({ cursor: id });
    const y = onScreen(model, id);
    model.update({ width: 920 });
    expect(onScreen(model, id)).toBe(y);
  });

  it("keeps the tile under the pointer rather than the cursor's", () => {
    const index = indexOf(2_000);
    const model = modelOf(index);
    model.scrollTo(9_000);
    const cursor = firstInSight(model);
    const at = index.ids.indexOf(cursor);
    const pinned = index.ids[at + 12] ?? 0;
    model.update({ cursor });
    const y = onScreen(model, pinned);
    expect(y).toBeLessThan(744);
    // What goes between the two moves one of them.
    model.update({ index: less(index, at + 3, at + 4, at + 5, at + 6, at + 7) }, pinned);
    expect(onScreen(model, pinned)).toBe(y);
  });

  it("keeps the place when the tile that stood there is gone: its next one takes it", () => {
    const index = indexOf(2_000);
    const model = modelOf(index);
    model.scrollTo(9_000);
    const at = index.ids.indexOf(firstInSight(model));
    const y = onScreen(model, index.ids[at] ?? 0);
    model.update({ index: less(index, at) });
    expect(onScreen(model, index.ids[at + 1] ?? 0)).toBe(y);
  });

  it("comes back to where a view was left", () => {
    const model = modelOf(indexOf(2_000));
    model.scrollTo(9_000);
    const id = firstInSight(model);
    const y = onScreen(model, id);
    model.update({ view: "fox", index: indexOf(50) });
    expect(model.snapshot.top).toBe(0);
    model.update({ view: "all", index: indexOf(2_000) });
    expect(onScreen(model, id)).toBe(y);
  });

  it("holds the cursor's tile however far it is scrolled, and never more than 200", () => {
    const index = indexOf(5_000);
    const model = modelOf(index, 0);
    model.update({ cursor: index.ids[4] ?? 0 });
    for (let top = 0; top < model.snapshot.layout.height; top += 5_000) {
      model.scrollTo(top);
      expect(model.snapshot.positions).toContain(4);
      expect(model.snapshot.positions.length).toBeLessThanOrEqual(200);
    }
  });

  it("scrolls through what is taller than any element on a runway, to its very end", () => {
    const model = modelOf(indexOf(150_000), 5);
    const { layout, window, runway } = model.snapshot;
    expect(layout.height).toBeGreaterThan(2 * RUNWAY);
    expect(runway).toBe(RUNWAY);
    // A hand that never rests comes to the runway's end and goes on.
    let now = 0;
    for (let steps = 0; model.snapshot.top < layout.height - window.height && steps < 20_000; steps += 1) {
      const { top, base } = model.snapshot;
      model.scrolled(Math.min(RUNWAY - window.height, top - base + 3_000), (now += 16));
    }
    expect(model.snapshot.top).toBe(layout.height - window.height);
    expect(model.snapshot.positions).toContain(layout.count - 1);
    model.scrollTo(layout.height / 2);
    expect(model.snapshot.top - model.snapshot.base).toBeCloseTo(RUNWAY / 2, -2);
  });

  it("takes new tiles in a few at a time while a hand scrolls, and the rest once it rests", () => {
    const model = modelOf(indexOf(5_000), 0);
    model.scrollTo(4_000);
    const { layout, window } = model.snapshot;
    let now = 0;
    let most = 0;
    for (let k = 1; k <= 60; k += 1) {
      const before = new Set(model.snapshot.positions);
      model.scrolled(4_000 + 40 * k, (now += 16));
      const { positions, top } = model.snapshot;
      most = Math.max(most, positions.filter((i) => !before.has(i)).length);
      expect(positions).toEqual(expect.arrayContaining(tilesBetween(layout, top, top + window.height)));
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(12);
    model.scrolled(4_000 + 40 * 60 + 180, (now += 32));
    const jumped = modelOf(indexOf(5_000), 0);
    jumped.scrollTo(model.snapshot.top);
    expect(model.snapshot.positions.length).toBeLessThan(jumped.snapshot.positions.length);
    model.rested();
    expect(model.snapshot.positions).toEqual(jumped.snapshot.positions);
  });

  it("has the label of what is in sight, also where that began long before", () => {
    const model = modelOf(indexOf(5_000), 0);
    const { layout } = model.snapshot;
    expect(layout.span).toBe("month");
    for (let top = 0; top < layout.height - 744; top += 333) {
      model.scrolled(top, top);
      const { labels, positions } = model.snapshot;
      for (const i of positions) {
        const month = lowerBound(layout.periods.first, i + 1) - 1;
        expect(month).toBeGreaterThanOrEqual(labels[0]);
        expect(month).toBeLessThan(labels[1]);
      }
    }
  });

  it("keeps the cursor's tile where it is when days become months, and back", () => {
    const index = indexOf(2_000);
    const model = modelOf(index);
    model.scrollTo(9_000);
    const id = index.ids[model.snapshot.positions[20] ?? 0] ?? 0;
    model.update({ cursor: id });
    const y = onScreen(model, id);
    for (const size of [0, 1, 2] as const) {
      model.update({ size });
      expect(onScreen(model, id)).toBe(y);
      expect(model.snapshot.layout.span).toBe(size === 2 ? "day" : "month");
    }
  });

  it("tells a fling from a walk", () => {
    const model = modelOf(indexOf(5_000));
    model.scrolled(100, 1_000);
    model.scrolled(140, 1_016);
    expect(model.snapshot.fast).toBe(false);
    model.scrolled(1_640, 1_032);
    expect(model.snapshot.fast).toBe(true);
    model.rested();
    expect(model.snapshot.fast).toBe(false);
  });

  it("brings a tile into sight, and leaves one that is there alone", () => {
    const model = modelOf(indexOf(2_000));
    model.reveal(500);
    const y = model.snapshot.layout.y[500] ?? 0;
    expect(y).toBeGreaterThan(model.snapshot.top);
    expect(y).toBeLessThan(model.snapshot.top + 744);
    const { top } = model.snapshot;
    model.reveal(500);
    expect(model.snapshot.top).toBe(top);
  });
});
