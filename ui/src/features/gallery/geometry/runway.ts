/**
 * Browsers end the height of an element at some 33 million px, and draw badly long before that. What is taller scrolls on a
 * runway: an element of a bearable height that stands for a part of the whole, and is moved along when the hand rests.
 */

/** The tallest runway, in px. */
export const RUNWAY = 4_000_000;

/** Returns the runway's length for something of this height. */
export function runwayOf(height: number): number {
  return Math.min(height, RUNWAY);
}

/** Returns where a runway has to begin so that a place lies in its middle, as far as the ends allow. */
export function baseFor(top: number, height: number): number {
  const room = height - runwayOf(height);
  return Math.max(0, Math.min(room, Math.round(top - RUNWAY / 2)));
}

/** Whether a place lies so near to an end of the runway that a hand could run out of it. */
export function runsOut(top: number, base: number, height: number, view: number): boolean {
  const near = 8 * view;
  const end = base + runwayOf(height);
  return (base > 0 && top - base < near) || (end < height && end - (top + view) < near);
}
