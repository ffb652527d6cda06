/** From images to what an operation takes: at most 10,000 ids at a time, or the query of a view that is marked whole. */
import type { GenerationId, Selection } from "../api/generated/operations";
import { type LayoutIndex, positionOf } from "../api/layoutIndex";
import { quote } from "../state/query";
import type { View } from "../state/view";

/** The most ids that an operation takes. */
export const MOST_IDS = 10_000;

/** Returns the query that finds what a view shows; empty when it shows everything. */
export function queryOf(view: Pick<View, "query" | "collection">): string {
  const place = view.collection === null ? "" : `collection:${quote(view.collection)}`;
  return [view.query.trim(), place].filter((part) => part !== "").join(" ");
}

/** Returns selections that together are these images. A view marked whole is one selection, and one step to undo. */
export function selectionsOf(
  ids: readonly GenerationId[],
  index: LayoutIndex,
  view: Pick<View, "query" | "collection">,
): Selection[] {
  if (ids.length <= MOST_IDS) return ids.length === 0 ? [] : [{ ids: [...ids] }];
  if (ids.length === index.count && ids.every((id) => positionOf(index, id) >= 0)) {
    const query = queryOf(view);
    return [query === "" ? { filter: {} } : { query }];
  }
  const parts: Selection[] = [];
  for (let at = 0; at < ids.length; at += MOST_IDS) parts.push({ ids: ids.slice(at, at + MOST_IDS) });
  return parts;
}
