import { positionOf, type LayoutIndex } from "../../api/layoutIndex";
import { useLayoutIndex } from "../../api/queries";
import { useTile } from "../../api/tiles";
import type { GenerationId, Tile } from "../../api/generated/operations";
import { emptyIndex } from "../../api/layoutIndex";
import { layoutInput, useView } from "../../state/view";
import type { Source } from "./useFrame";

/** Returns the layout index of what the gallery shows. */
export function useViewIndex(): LayoutIndex {
  const view = useView((state) => state.view);
  return useLayoutIndex(layoutInput(view)).data ?? emptyIndex;
}

/** Returns what is known of an image: its row, and where its pixels are; nothing of one that is withheld. */
export function useSource(id: GenerationId): { tile: Tile | null; source: Source | null } {
  const tile = useTile(id);
  return { tile, source: tile === null ? null : sourceOf(tile) };
}

export function sourceOf(tile: Tile): Source | null {
  if (tile.withheld !== undefined) return null;
  return { id: tile.id, version: tile.version, width: tile.width, height: tile.height };
}

/** Returns the ids that stand around a place, the nearest first; behind it more than before it. */
export function neighbours(index: LayoutIndex, id: GenerationId, behind: number, before: number): GenerationId[] {
  const at = positionOf(index, id);
  if (at < 0) return [];
  const ids: GenerationId[] = [];
  for (let by = 1; by <= Math.max(behind, before); by += 1) {
    const next = by <= behind ? index.ids[at + by] : undefined;
    const last = by <= before ? index.ids[at - by] : undefined;
    if (next !== undefined) ids.push(next);
    if (last !== undefined) ids.push(last);
  }
  return ids;
}
