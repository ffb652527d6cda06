import { describe, expect, it } from "vitest";
import fc from "fast-check";

import { text } from "../../../text/gallery";
import { arrange, gapOf, MOST_TILES, SIDE } from "./arrange";
import { type GridLayout, LABEL } from "./layout";
import { sample } from "./sample";
import { densest, firstWhole, tileAt, tilesBetween, tilesWithin } from "./visible";

const window = { kind: "rows", size: 2, width: 1_280, height: 744, dated: true } as const;

function rightEdge({ x, w }: GridLayout): number {
  return x.reduce((most, left, i) => Math.max(most, left + (w[i] ?? 0)), 0);
}

describe("a layout for a window", () => {
  it("never has more tiles in sight than the DOM may hold, at any size and place", () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          kind: fc.constantFrom("rows" as const, "masonry" as const),
          size: fc.constantFrom(0 as const, 1 as const, 2 as const, 5 as const),
          width: fc.integer({ min: 320, max: 3_840 }),
          height: fc.integer({ min: 300, max: 2_000 }),
          place: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        ({ seed, place, ...given }) => {
          const { layout } = arrange(sample(3_000, seed), { ...given, dated: given.kind === "rows" });
          const top = place * layout.height;
          expect(tilesBetween(layout, top, top + given.height).length).toBeLessThan(MOST_TILES);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has every image once, in order, within the width, and none on another, by day and by month", () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          // From a few images a month to hundreds a day.
          perDay: fc.constantFrom(0.1, 1, 5, 40, 400),
          count: fc.integer({ min: 1, max: 1_200 }),
          size: fc.constantFrom(0 as const, 1 as const, 2 as const, 4 as const),
          width: fc.integer({ min: 320, max: 3_840 }),
        }),
        ({ seed, perDay, count, size, width }) => {
          const items = sample(count, seed, perDay);
          const { layout } = arrange(items, { ...window, size, width });
          expect(layout.count).toBe(count);
          expect(layout.span).toBe(size <= 1 ? "month" : "day");
          for (let i = 0; i < count; i += 1) {
            const [x, y, w, h] = [layout.x[i] ?? 0, layout.y[i] ?? 0, layout.w[i] ?? 0, layout.h[i] ?? 0];
            expect(Math.min(w, h)).toBeGreaterThan(0);
            expect(x + w).toBeLessThanOrEqual(width - 2 * SIDE);
            const next = layout.y[i + 1];
            if (next === y) expect(layout.x[i + 1]).toBeGreaterThanOrEqual(x + w);
            else if (next !== undefined) expect(next).toBeGreaterThanOrEqual(y + h + gapOf(size));
          }
          // What stands below a label is of its day or month, and nothing else is.
          const nameOf = (i: number) => text.period(layout.span ?? "day", new Date((items.created[i] ?? 0) * 1_000), new Date(0));
          layout.periods.first.forEach((first, k) => {
            expect(layout.y[first]).toBe((layout.labelTops[k] ?? 0) + LABEL);
            const end = layout.periods.first[k + 1] ?? count;
            expect(new Set(Array.from({ length: end - first }, (_, i) => nameOf(first + i))).size).toBe(1);
            if (k > 0) expect(nameOf(first - 1)).not.toBe(nameOf(first));
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("leaves no line of small tiles mostly empty, however few images a day has, but the last of a month", () => {
    for (const width of [1_280, 1_920]) {
      const { layout } = arrange(sample(600, 3, 4), { ...window, size: 0, width });
      const last = new Set([...layout.periods.first].map((first) => layout.y[first - 1]));
      let lines = 0;
      for (let i = 0; i < layout.count - 1; i += 1) {
        if (layout.y[i + 1] === layout.y[i] || last.has(layout.y[i])) continue;
        lines += 1;
        expect((layout.x[i] ?? 0) + (layout.w[i] ?? 0)).toBe(rightEdge(layout));
      }
      expect(lines).toBeGreaterThan(20);
    }
  });

  it("has the size asked for where that many tiles may be in sight", () => {
    const { layout } = arrange(sample(3_000), window);
    const heights = [...layout.h].toSorted((a, b) => a - b);
    expect(Math.abs((heights[1_500] ?? 0) - 176)).toBeLessThan(24);
  });

  it("gives room to months only where there is more than a screen", () => {
    expect(arrange(sample(6), window).scrubber).toBe("none");
    expect(arrange(sample(3_000), window).scrubber).toBe("months");
    expect(arrange(sample(300, 1, 1_000), window).scrubber).toBe("plain");
    expect(arrange(sample(3_000), { ...window, dated: false }).scrubber).toBe("plain");
  });
});

describe("what is in sight", () => {
  for (const kind of ["rows", "masonry"] as const) {
    const { layout } = arrange(sample(2_000, 7), { ...window, kind, dated: kind === "rows" });

    it(`is what a walk over all tiles finds, in ${kind}`, () => {
      for (const top of [0, 500, 1_234, layout.height / 2, layout.height - 744]) {
        const walked: number[] = [];
        for (let i = 0; i < layout.count; i += 1) {
          const y = layout.y[i] ?? 0;
          if (y < top + 744 && y + (layout.h[i] ?? 0) > top) walked.push(i);
        }
        expect(tilesBetween(layout, top, top + 744)).toEqual(walked);
        expect(densest(layout, 744)).toBeGreaterThanOrEqual(walked.length);
      }
    });

    it(`has the tile under a point, in ${kind}`, () => {
      for (const i of [0, 3, 77, 1_999]) {
        const at = tileAt(layout, (layout.x[i] ?? 0) + 5, (layout.y[i] ?? 0) + 5);
        expect(at).toBe(i);
      }
    });
  }

  it("begins, for who keeps a place, with the first tile that is whole", () => {
    const { layout } = arrange(sample(500), window);
    const whole = firstWhole(layout, 100, 844);
    expect(layout.y[whole]).toBeGreaterThanOrEqual(100);
    expect(layout.y[whole - 1]).toBeLessThan(100);
  });

  it("of a frame is what it touches", () => {
    const { layout } = arrange(sample(500), window);
    const i = 40;
    const x = layout.x[i] ?? 0;
    const y = layout.y[i] ?? 0;
    expect(tilesWithin(layout, x + 2, y + 2, x + 4, y + 4)).toEqual([i]);
  });
});
