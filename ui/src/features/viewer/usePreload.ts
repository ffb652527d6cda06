import { useEffect, useRef } from "react";

import { useClient } from "../../api/context";
import type { GenerationId } from "../../api/generated/operations";
import { type LayoutIndex, positionOf } from "../../api/layoutIndex";
import { useTiles } from "../../api/tiles";
import { decode } from "../../components/frame/decoded";
import type { Size } from "../../components/frame/geometry";
import { addressesOf } from "../../components/frame/useFrame";
import { neighbours, sourceOf } from "../../components/frame/useSource";

const AHEAD = 14;
const BACK = 5;
/** Rows are read this far, so that they are there before their pixels are wanted. */
const ROWS = 60;
/** When the eye rests this long, in ms, the next ones are read in full. */
const REST = 180;

/** Reads what comes next before it is asked for: thumbnails a dozen ahead, the nearest ones in full when there is time. */
export function usePreload(index: LayoutIndex, id: GenerationId, box: Size | null): void {
  const client = useClient();
  const tiles = useTiles();
  const last = useRef({ at: -1, forward: true });
  const width = box?.width ?? 0;
  const height = box?.height ?? 0;
  useEffect(() => {
    const at = positionOf(index, id);
    if (last.current.at !== at) last.current = { at, forward: at >= last.current.at };
    const [behind, before] = last.current.forward ? [AHEAD, BACK] : [BACK, AHEAD];
    tiles.prefetch(neighbours(index, id, ROWS, ROWS));
    for (const near of neighbours(index, id, behind, before)) {
      const tile = tiles.get(near);
      const source = tile === null ? null : sourceOf(tile);
      if (source === null) continue;
      const [thumbnail] = addressesOf(client, source, { box: null });
      if (thumbnail !== undefined) void decode(thumbnail);
    }
    if (width === 0) return undefined;
    const timer = setTimeout(() => {
      for (const near of neighbours(index, id, last.current.forward ? 2 : 1, last.current.forward ? 1 : 2)) {
        const tile = tiles.get(near);
        const source = tile === null ? null : sourceOf(tile);
        const address = source === null ? undefined : addressesOf(client, source, { box: { width, height } }).at(-1);
        if (address !== undefined) void decode(address);
      }
    }, REST);
    return () => clearTimeout(timer);
  }, [client, tiles, index, id, width, height]);
}
