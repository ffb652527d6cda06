import type { Collection, CollectionPlace } from "../../api/generated/operations";

/** Returns collections as they stand once one of them has gone to its place; as they are where that is nowhere. */
export function reordered(collections: readonly Collection[], name: string, place: CollectionPlace): Collection[] {
  const moved = collections.find((one) => one.name === name);
  const rest = collections.filter((one) => one !== moved);
  const at = placeIn(rest, place);
  return moved === undefined || at < 0 ? [...collections] : [...rest.slice(0, at), moved, ...rest.slice(at)];
}

function placeIn(rest: readonly Collection[], place: CollectionPlace): number {
  if (place === "first") return 0;
  if (place === "last") return rest.length;
  const beside = "before" in place ? place.before : place.after;
  const at = rest.findIndex((one) => one.name === beside);
  return at < 0 || "before" in place ? at : at + 1;
}
