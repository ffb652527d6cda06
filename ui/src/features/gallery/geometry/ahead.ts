/** Which rows to read before they are needed. */
import type { GridLayout } from "./layout";
import { lowerBound } from "./visible";

/** At least so many, and no more, on each side of what the DOM holds. */
const LEAST = 60;
const MOST = 240;

/**
 * Returns the positions to read before and behind a stretch: twice as many as lie in it, on the sides where less than half of that
 * is known. So they are read seldom and many at a time.
 */
export function rowsAhead(layout: GridLayout, from: number, to: number, isKnown: (position: number) => boolean): number[] {
  const first = lowerBound(layout.y, from);
  const end = lowerBound(layout.y, to);
  const many = Math.max(LEAST, Math.min(MOST, 2 * (end - first)));
  const below = between(end, Math.min(layout.count, end + many));
  const above = between(Math.max(0, first - many), first).toReversed();
  return [below, above].flatMap((side) => (side.slice(0, many / 2).every(isKnown) ? [] : side.filter((i) => !isKnown(i))));
}

function between(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
}
