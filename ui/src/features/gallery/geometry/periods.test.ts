import { describe, expect, it } from "vitest";

import { localDay, localMonth, periodsOf } from "./periods";
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
    expect([...periodsOf(Uint32Array.from(times), localDay).first]).toEqual([0, 2, 3]);
    expect([...periodsOf(Uint32Array.from(times.toReversed()), localDay).first]).toEqual([0, 1, 2]);
  });

  it("ask the calendar once a day, not once an image", () => {
    let asked = 0;
    const times = Uint32Array.from({ length: 10_000 }, (_, i) => at(25, 20) - i);
    periodsOf(times, (seconds) => {
      asked += 1;
      return localDay(seconds);
    });
    expect(asked).toBe(1);
  });
});

describe("months", () => {
  it("begin and end with their first day, also where the year ends", () => {
    for (const month of [0, 1, 11]) {
      const { start, end } = localMonth(new Date(2026, month, 14, 9).getTime() / 1_000);
      expect(new Date(start * 1_000)).toEqual(new Date(2026, month, 1));
      expect(new Date(end * 1_000)).toEqual(new Date(2026, month + 1, 1));
    }
  });

  it("part images where days would part them oftener", () => {
    const times = Uint32Array.from([at(3, 1), at(1, 0), new Date(2026, 8, 30, 23).getTime() / 1_000, new Date(2025, 8, 30).getTime() / 1_000]);
    expect([...periodsOf(times, localMonth).first]).toEqual([0, 2, 3]);
    expect(periodsOf(times, localDay).count).toBe(4);
  });
});

describe("labels of months", () => {
  it("stand apart, and a year goes before a month", () => {
    const months = [0, 0.01, 0.5, 0.505].map((share, i) => ({ at: i, share, isYear: i === 0 || i === 3 }));
    expect(thinned(months, 800, 26).map((month) => month.at)).toEqual([0, 3]);
  });
});
