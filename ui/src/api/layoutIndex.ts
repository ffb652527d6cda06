/**
 * The layout index: id, time, size and flags of every image of a view, as typed arrays over one buffer, 13 bytes an image.
 * It is all that the grid needs to place a million tiles before it has read one row.
 */
import type { GenerationId } from "./generated/operations";

const HEADER = 32;
const MAGIC = 0x314c5850; // "PXL1", little-endian

export const flag = { starred: 1, rejected: 2, sensitive: 4, trashed: 8, missing: 16 } as const;

export type LayoutIndex = {
  readonly count: number;
  /** The last change that the index includes. */
  readonly sequence: number;
  readonly ids: Uint32Array;
  /** When each was made, in unix seconds. */
  readonly created: Uint32Array;
  /** In px. */
  readonly width: Uint16Array;
  /** In px. */
  readonly height: Uint16Array;
  /** Bits of {@link flag}. */
  readonly flags: Uint8Array;
};

export const emptyIndex: LayoutIndex = {
  count: 0,
  sequence: 0,
  ids: new Uint32Array(),
  created: new Uint32Array(),
  width: new Uint16Array(),
  height: new Uint16Array(),
  flags: new Uint8Array(),
};

/** Reads an index; throws where the bytes are none. */
export function readLayoutIndex(buffer: ArrayBuffer): LayoutIndex {
  if (buffer.byteLength < HEADER) throw new RangeError(`a layout index of ${buffer.byteLength} bytes`);
  const head = new DataView(buffer);
  if (head.getUint32(0, true) !== MAGIC) throw new RangeError("no layout index");
  const count = head.getUint32(4, true);
  const sequence = Number(head.getBigUint64(8, true));
  if (buffer.byteLength !== HEADER + 13 * count) {
    throw new RangeError(`a layout index of ${count} images in ${buffer.byteLength} bytes`);
  }
  let at = HEADER;
  const ids = new Uint32Array(buffer, at, count);
  at += 4 * count;
  const created = new Uint32Array(buffer, at, count);
  at += 4 * count;
  const width = new Uint16Array(buffer, at, count);
  at += 2 * count;
  const height = new Uint16Array(buffer, at, count);
  at += 2 * count;
  const flags = new Uint8Array(buffer, at, count);
  return { count, sequence, ids, created, width, height, flags };
}

const positions = new WeakMap<LayoutIndex, Map<GenerationId, number>>();

/** Returns where an image stands in the view, or −1. The first question about an index reads all of its ids. */
export function positionOf(index: LayoutIndex, id: GenerationId): number {
  let map = positions.get(index);
  if (map === undefined) {
    map = new Map();
    for (let i = 0; i < index.count; i += 1) map.set(index.ids[i] ?? 0, i);
    positions.set(index, map);
  }
  return map.get(id) ?? -1;
}
