/** A family in rows: what an image came from above it, what came of it below, parents over the middle of their children. */
import type { GenerationId, Kin } from "../../api/generated/operations";

export type Place = { readonly kin: Kin; readonly column: number; readonly row: number };
export type Bond = { readonly parent: GenerationId; readonly child: GenerationId };
export type Family = { readonly places: readonly Place[]; readonly bonds: readonly Bond[]; readonly columns: number; readonly rows: number };

/** Places a lineage. Columns may be halves. A parent that isn't among the images has no line to it. */
export function placeFamily(items: readonly Kin[]): Family {
  const known = new Set(items.map(({ id }) => id));
  const children = new Map<GenerationId, Kin[]>();
  const roots: Kin[] = [];
  for (const kin of items) {
    if (kin.parentId === null || kin.parentId === kin.id || !known.has(kin.parentId)) roots.push(kin);
    else children.set(kin.parentId, [...(children.get(kin.parentId) ?? []), kin]);
  }
  const columns = new Map<GenerationId, number>();
  let free = 0;
  // Without recursion: a chain of remixes may be two thousand long.
  const open: { kin: Kin; isDone: boolean }[] = roots.toReversed().map((kin) => ({ kin, isDone: false }));
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const below = children.get(top.kin.id) ?? [];
    if (below.length === 0) {
      columns.set(top.kin.id, free);
      free += 1;
    } else if (top.isDone) {
      const first = columns.get(below[0]?.id ?? 0) ?? 0;
      const last = columns.get(below.at(-1)?.id ?? 0) ?? first;
      columns.set(top.kin.id, (first + last) / 2);
    } else {
      open.push({ kin: top.kin, isDone: true });
      for (const kin of below.toReversed()) open.push({ kin, isDone: false });
    }
  }
  const least = Math.min(...items.map(({ depth }) => depth));
  return {
    places: items.map((kin) => ({ kin, column: columns.get(kin.id) ?? 0, row: kin.depth - least })),
    bonds: items.flatMap(({ id, parentId }) => (parentId !== null && parentId !== id && known.has(parentId) ? [{ parent: parentId, child: id }] : [])),
    columns: Math.max(1, free),
    rows: items.length === 0 ? 0 : Math.max(...items.map(({ depth }) => depth)) - least + 1,
  };
}

export type Way = "up" | "down" | "left" | "right";

/** Returns where an arrow leads: to the parent, the first child, or the next in the same row. */
export function walk({ places, bonds }: Family, from: GenerationId, way: Way): GenerationId | null {
  const here = places.find(({ kin }) => kin.id === from);
  if (here === undefined) return null;
  if (way === "up") return bonds.find(({ child }) => child === from)?.parent ?? null;
  if (way === "down") return bonds.find(({ parent }) => parent === from)?.child ?? null;
  const row = places.filter((place) => place.row === here.row).toSorted((a, b) => a.column - b.column);
  return row[row.indexOf(here) + (way === "left" ? -1 : 1)]?.kin.id ?? null;
}
