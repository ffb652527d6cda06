/** Which tiles are in sight. */
import type { GridLayout } from "./layout";

/** Returns the first position whose value is at least `value`; the values never decrease. */
export function lowerBound(values: ArrayLike<number>, value: number, from = 0): number {
  let low = from;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the positions of tiles that lie at least partly between two heights, ascending; no more than `most`. */
export function tilesBetween(layout: GridLayout, top: number, bottom: number, most = Number.POSITIVE_INFINITY): number[] {
  const found: number[] = [];
  const { y, h } = layout;
  for (let i = lowerBound(y, top - layout.tallest); i < layout.count && found.length < most; i += 1) {
    const at = y[i] ?? 0;
    if (at >= bottom) break;
    if (at + (h[i] ?? 0) > top) found.push(i);
  }
  return found;
}

/** Returns the positions of tiles that a rectangle touches. */
export function tilesWithin(layout: GridLayout, left: number, top: number, right: number, bottom: number): number[] {
  return tilesBetween(layout, top, bottom).filter((i) => {
    const x = layout.x[i] ?? 0;
    return x < right && x + (layout.w[i] ?? 0) > left;
  });
}

/** Returns the tile under a point, or −1. */
export function tileAt(layout: GridLayout, x: number, y: number): number {
  return tilesWithin(layout, x, y, x + 1, y + 1)[0] ?? -1;
}

/** Returns the first tile that begins and ends between two heights, or −1. */
export function firstWhole(layout: GridLayout, top: number, bottom: number): number {
  for (let i = lowerBound(layout.y, top); i < layout.count; i += 1) {
    const at = layout.y[i] ?? 0;
    if (at >= bottom) return -1;
    if (at + (layout.h[i] ?? 0) <= bottom) return i;
  }
  return -1;
}

/** Returns how many tiles a window of this height shows where they stand closest, or a few more than that. */
export function densest(layout: GridLayout, height: number): number {
  const { y, h, count } = layout;
  // A column may have one tile that began before the topmost of those counted.
  const before = layout.kind === "masonry" ? columnsOf(layout) : 0;
  let most = 0;
  let end = 0;
  for (let i = 0; i < count; i += 1) {
    if (before === 0 && i > 0 && y[i] === y[i - 1]) continue;
    const bottom = (y[i] ?? 0) + (h[i] ?? 0) + height;
    while (end < count && (y[end] ?? 0) < bottom) end += 1;
    if (end - i > most) most = end - i;
  }
  return Math.min(count, most + before);
}

function columnsOf(layout: GridLayout): number {
  const top = layout.y[0];
  let columns = 0;
  while (columns < layout.count && layout.y[columns] === top) columns += 1;
  return columns;
}
