import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { boundFactor, canPan, factorOf, isOn, overflow, panBy, percentOf, place, pointIn, settle, whole, zoomAt } from "./geometry";

const pane = { width: 1000, height: 600 };
const image = { width: 2000, height: 2000 };

const side = fc.integer({ min: 16, max: 16_384 });
const sizes = fc.record({ width: side, height: side });
const places = fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 600 }) });

describe("an image in its pane", () => {
  it("is all in view and in the middle at first", () => {
    expect(place(whole, image, pane)).toEqual({ scale: 0.3, x: 200, y: 0 });
  });

  it("is enlarged where it is small, but not to mush", () => {
    expect(place(whole, { width: 64, height: 64 }, pane).scale).toBe(4);
  });

  it("keeps the point under the pointer where no edge is in the way", () => {
    const at = { x: 480, y: 250 };
    const before = pointIn(at, place(whole, image, pane), image);
    const near = zoomAt(whole, at, 5, image, pane);
    const after = pointIn(at, place(near, image, pane), image);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });

  it("never leaves a gap where it is larger than the pane, and stands in the middle where it is smaller", () => {
    fc.assert(
      fc.property(sizes, places, fc.double({ min: 0.01, max: 400, noNaN: true }), places, (size, at, factor, by) => {
        const bounded = boundFactor(factor, size, pane, 2);
        const zoom = panBy(zoomAt(whole, at, bounded, size, pane), { x: by.x - 500, y: by.y - 300 }, size, pane);
        const { scale, x, y } = place(zoom, size, pane);
        for (const [from, length, room] of [
          [x, size.width * scale, pane.width],
          [y, size.height * scale, pane.height],
        ] as const) {
          if (length <= room) expect(from).toBeCloseTo((room - length) / 2, 4);
          else {
            expect(from).toBeLessThanOrEqual(1e-6);
            expect(from + length).toBeGreaterThanOrEqual(room - 1e-4);
          }
        }
      }),
    );
  });

  it("answers a pan at once after an edge was reached", () => {
    const near = zoomAt(whole, { x: 500, y: 300 }, 10, image, pane);
    const edge = panBy(near, { x: 100_000, y: 0 }, image, pane);
    expect(place(edge, image, pane).x).toBe(0);
    expect(place(panBy(edge, { x: -10, y: 0 }, image, pane), image, pane).x).toBeCloseTo(-10, 6);
    expect(settle(edge, image, pane)).toEqual(edge);
  });

  it("is 100 % where one px of it is one px of the screen, also on a dense one", () => {
    const factor = factorOf(100, image, pane, 2);
    expect(percentOf({ ...whole, factor }, image, pane, 2)).toBeCloseTo(100);
    expect(place({ ...whole, factor }, image, pane).scale).toBeCloseTo(0.5);
  });

  it("can be panned only where something is out of view", () => {
    expect(canPan(whole, image, pane)).toBe(false);
    expect(canPan({ ...whole, factor: 2 }, image, pane)).toBe(true);
    // 900 px wide, 900 px high in a pane of 1000 by 600.
    expect(overflow({ ...whole, factor: 1.5 }, image, pane)).toEqual({ across: false, down: true });
  });

  it("knows whether the backdrop was meant", () => {
    const placed = place(whole, image, pane);
    expect(isOn({ x: 100, y: 300 }, placed, image)).toBe(false);
    expect(isOn({ x: 500, y: 300 }, placed, image)).toBe(true);
  });
});
