import { describe, expect, it } from "vitest";

import { daysOf, localDay } from "./days";
import { thinned } from "./months";

function at(day: number, hour: number): number {
  return new Date(2026, 9, day, hour).getTime() / 1_000;
}

describe("days", () => {

  it("begin and end at midnight of the place, also where the clock is put back", () => {
    for (const day of [24, 25, 26]) {
      const { start, end } = localDay(at(day, 12));
      expect(new Date(start * 1_000).getHours()).toBe(0);
      expect(new Date(end * 1_000).getDate()).toBe(day + 1);
    }
  });

  it("part images in either order", () => {
    const times = [at(25, 23), at(25, 1), at(24, 13), at(22, 0)];
    expect([...daysOf(Uint32Array.from(times)).first]).toEqual([0, 2, 3]);
    expect([...daysOf(Uint32Array.from(times.toReversed())).first]).toEqual([0, 1, 2]);
  });

  it("ask the calendar once a day, not once an image", () => {
    let asked = 0;
    const times = Uint32Array.from({ length: 10_000 }, (_, i) => at(25, 20) - i);
    daysOf(times, (seconds) => {
      asked += 1;
      return localDay(seconds);
    });
    expect(asked).toBe(1);
  });
});

describe("labels of months", () => {
  it("stand apart, and a year goes before a month", () => {
    const months = [0, 0.01, 0.5, 0.505].map((share, i) => ({ at: i, share, isYear: i === 0 || i === 3 }));
    expect(thinned(months, 800, 26).map((month) => month.at)).toEqual([0, 3]);
  });
});
