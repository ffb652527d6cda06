/** A layout index without the images that carry a flag, made here: for what must not wait until the core has answered. */
import type { LayoutIndex } from "./layoutIndex";

export function withoutFlag(index: LayoutIndex, bit: number): LayoutIndex {
  const kept: number[] = [];
  for (let i = 0; i < index.count; i += 1) if (((index.flags[i] ?? 0) & bit) === 0) kept.push(i);
  if (kept.length === index.count) return index;
  const pick = (from: Uint32Array | Uint16Array | Uint8Array) => kept.map((i) => from[i] ?? 0);
  return {
    count: kept.length,
    sequence: index.sequence,
    ids: Uint32Array.from(pick(index.ids)),
    created: Uint32Array.from(pick(index.created)),
    width: Uint16Array.from(pick(index.width)),
    height: Uint16Array.from(pick(index.height)),
    flags: Uint8Array.from(pick(index.flags)),
  };
}
