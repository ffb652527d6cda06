import type { GenerationId } from "../../api/generated/operations";
import type { View } from "../../state/view";

/** The longest value that the query language takes, in characters. */
const LONGEST = 1_000;

/** Returns the view of the marked images alone; nothing when they are too many for a query. */
export function showMarks(marks: ReadonlySet<GenerationId>): Pick<View, "query" | "collection"> | null {
  // A digit and a comma are the least that an id takes.
  if (marks.size > LONGEST / 2) return null;
  const terms = [...marks].toSorted((a, b) => a - b).join(",");
  return terms.length > LONGEST ? null : { query: `id:${terms}`, collection: null };
}
