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
  const below = unknown(end, 1, Math.min(many, layout.count - end), many / 2, isKnown);
  const above = unknown(first - 1, -1, Math.min(many, first), many / 2, isKnown);
  return [...below, ...above];
}

/** Returns those of `many` positions from `start` on that aren't known; none where the nearest `near` of them are: it is asked often. */
function unknown(start: number, by: 1 | -1, many: number, near: number, isKnown: (position: number) => boolean): number[] {
  const found: number[] = [];
  let k = 0;
  while (k < Math.min(many, near) && isKnown(start + k * by)) k += 1;
  if (k >= Math.min(many, near)) return found;
  for (; k < many; k += 1) if (!isKnown(start + k * by)) found.push(start + k * by);
  return found;
}
