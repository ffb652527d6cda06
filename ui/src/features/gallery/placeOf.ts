/** A tile's place on the runway. */
import type { Snapshot } from "./gridModel";

/** Returns where the tile at a position stands, in px of the runway. */
export function placeOf({ layout, base }: Pick<Snapshot, "layout" | "base">, i: number): { x: number; y: number; w: number; h: number } {
  return { x: layout.x[i] ?? 0, y: (layout.y[i] ?? 0) - base, w: layout.w[i] ?? 0, h: layout.h[i] ?? 0 };
}
