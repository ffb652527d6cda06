/** Where months stand along the scrubber, and what date lies at a place of it. */
import type { GridLayout } from "./layout";
import { lowerBound } from "./visible";

export type Month = {
  /** Its beginning, or the first day of it that has images, in unix seconds. */
  readonly at: number;
  /** Where it stands, 0 to 1 of the way. */
  readonly share: number;
  readonly isYear: boolean;
};

/** Returns the time of the image at a height of the whole, in unix seconds; 0 where there is none. */
export function timeAt(layout: GridLayout, created: Uint32Array, top: number): number {
  if (layout.count === 0) return 0;
  const i = Math.min(layout.count - 1, lowerBound(layout.y, top));
  return created[i] ?? 0;
}

/**
 * Returns the months that the images are of, in the order shown. Images in order of time only. Each month is found by bisection,
 * so that a million images cost no more than their months.
 */
export function monthsOf(layout: GridLayout, created: Uint32Array, view: number): Month[] {
  const months: Month[] = [];
  const room = Math.max(1, layout.height - view);
  const { count } = layout;
  let year = Number.NaN;
  for (let i = 0; i < count; ) {
    const at = created[i] ?? 0;
    const date = new Date(at * 1_000);
    months.push({ at, share: Math.min(1, (layout.y[i] ?? 0) / room), isYear: date.getFullYear() !== year });
    year = date.getFullYear();
    i = endOfMonth(created, i, count, date);
  }
  return months;
}

function endOfMonth(created: Uint32Array, from: number, count: number, date: Date): number {
  const begin = new Date(date.getFullYear(), date.getMonth(), 1).getTime() / 1_000;
  const end = new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime() / 1_000;
  let low = from + 1;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = created[middle] ?? 0;
    if (at >= begin && at < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Leaves out months whose labels would stand closer than this, in px; years stay where they can. */
export function thinned(months: readonly Month[], height: number, least: number): Month[] {
  const kept: Month[] = [];
  for (const month of months) {
    const last = kept.at(-1);
    const isFar = last === undefined || (month.share - last.share) * height >= least;
    if (isFar) kept.push(month);
    else if (month.isYear && !last.isYear && kept.length > 1) kept[kept.length - 1] = month;
  }
  return kept;
}
