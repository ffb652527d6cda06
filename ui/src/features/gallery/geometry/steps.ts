/** Where the cursor goes from a tile. */
import type { GridLayout } from "./layout";
import { lowerBound, tilesBetween } from "./visible";

export type Step = "next" | "previous" | "left" | "right" | "up" | "down" | "first" | "last" | "pageUp" | "pageDown";

function centre(layout: GridLayout, i: number): number {
  return (layout.x[i] ?? 0) + (layout.w[i] ?? 0) / 2;
}

/** Returns the tile of a list that comes nearest to a height and, among those that share it, to a line from top to bottom. */
function nearest(layout: GridLayout, candidates: readonly number[], goal: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const i of candidates) {
    const away = Math.abs(centre(layout, i) - goal);
    if (away < least) {
      least = away;
      best = i;
    }
  }
  return best;
}

function rowOf(layout: GridLayout, y: number): number[] {
  const row: number[] = [];
  for (let i = lowerBound(layout.y, y); i < layout.count && layout.y[i] === y; i += 1) row.push(i);
  return row;
}

function vertical(layout: GridLayout, from: number, by: 1 | -1, goal: number): number {
  const y = layout.y[from] ?? 0;
  if (layout.kind === "masonry") {
    for (let i = from + by; i >= 0 && i < layout.count; i += by) if (layout.x[i] === layout.x[from]) return i;
    return from;
  }
  const other = by === 1 ? lowerBound(layout.y, y + 1) : lowerBound(layout.y, y) - 1;
  if (other < 0 || other >= layout.count) return from;
  return nearest(layout, rowOf(layout, layout.y[other] ?? 0), goal);
}

function sideways(layout: GridLayout, from: number, by: 1 | -1): number {
  if (layout.kind === "rows") return clamp(layout, from + by);
  const top = layout.y[from] ?? 0;
  const bottom = top + (layout.h[from] ?? 0);
  const x = layout.x[from] ?? 0;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const i of tilesBetween(layout, top, bottom)) {
    const beside = ((layout.x[i] ?? 0) - x) * by;
    if (beside <= 0) continue;
    const middle = (layout.y[i] ?? 0) + (layout.h[i] ?? 0) / 2;
    // The next column first, then what is level with it.
    const away = beside * 10 + Math.abs(middle - (top + bottom) / 2);
    if (away < least) {
      least = away;
      best = i;
    }
  }
  return best;
}

function paged(layout: GridLayout, from: number, by: number, goal: number): number {
  const y = Math.max(0, Math.min((layout.y[from] ?? 0) + by, layout.y[layout.count - 1] ?? 0));
  const there = Math.min(layout.count - 1, lowerBound(layout.y, y));
  const candidates =
    layout.kind === "rows" ? rowOf(layout, layout.y[there] ?? 0) : tilesBetween(layout, layout.y[there] ?? 0, (layout.y[there] ?? 0) + 1);
  return nearest(layout, candidates, goal);
}

function clamp(layout: GridLayout, i: number): number {
  return Math.max(0, Math.min(layout.count - 1, i));
}

/**
 * Returns the tile that a step leads to; the same one where there is no other. `goal` is the line from top to bottom, in px,
 * that steps up and down keep to; `page` the height of a page.
 */
export function step(layout: GridLayout, from: number, way: Step, goal = centre(layout, from), page = 0): number {
  switch (way) {
    case "next":
      return clamp(layout, from + 1);
    case "previous":
      return clamp(layout, from - 1);
    case "left":
      return sideways(layout, from, -1);
    case "right":
      return sideways(layout, from, 1);
    case "up":
      return vertical(layout, from, -1, goal);
    case "down":
      return vertical(layout, from, 1, goal);
    case "first":
      return 0;
    case "last":
      return clamp(layout, layout.count - 1);
    case "pageUp":
      return paged(layout, from, -page, goal);
    case "pageDown":
      return paged(layout, from, page, goal);
  }
}
