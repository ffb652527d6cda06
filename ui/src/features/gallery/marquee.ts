/** A frame drawn over the grid, in px of the whole. */
import type { GenerationId } from "../../api/generated/operations";
import type { GridLayout } from "./geometry/layout";
import { tilesWithin } from "./geometry/visible";
import { isJobTile } from "./jobTiles";

export type Point = { x: number; y: number };
export type Rect = { left: number; top: number; width: number; height: number };

export function rectOf(from: Point, to: Point): Rect {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}

/** Returns the images that a frame touches. */
export function idsWithin(layout: GridLayout, ids: Uint32Array, { left, top, width, height }: Rect): GenerationId[] {
  return tilesWithin(layout, left, top, left + width, top + height)
    .map((i) => ids[i] ?? 0)
    .filter((id) => !isJobTile(id));
}

/** How near to an edge the grid begins to scroll by itself, in px, and how far it goes a frame at most. */
const EDGE = 48;
const FASTEST = 28;

/** Returns how far to scroll in a frame while the pointer is at this height of the view. */
export function pullOf(y: number, height: number): number {
  if (y < EDGE) return -Math.ceil(FASTEST * Math.min(1, (EDGE - y) / EDGE));
  if (y > height - EDGE) return Math.ceil(FASTEST * Math.min(1, (y - height + EDGE) / EDGE));
  return 0;
}
