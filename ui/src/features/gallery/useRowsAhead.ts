/** Reads rows before their tiles come: many at a time, so that a tile shows its image with its first render. */
import { useEffect } from "react";

import { useTiles } from "../../api/tiles";
import { rowsAhead } from "./geometry/ahead";
import type { Snapshot } from "./gridModel";
import { isJobTile } from "./jobTiles";

export function useRowsAhead({ layout, index, from, to, fast }: Snapshot): void {
  const tiles = useTiles();
  useEffect(() => {
    if (fast) return;
    const isKnown = (i: number) => tiles.get(index.ids[i] ?? 0) !== null;
    const ids = rowsAhead(layout, from, to, isKnown).map((i) => index.ids[i] ?? 0);
    tiles.prefetch(ids.filter((id) => !isJobTile(id)));
  }, [tiles, layout, index, from, to, fast]);
}
