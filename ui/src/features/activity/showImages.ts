/** Showing what entries of the log are about, as a view of just those images. */
import { tell } from "../../api/changes";
import type { Client } from "../../api/client";
import type { GenerationId, JournalId } from "../../api/generated/operations";
import { useView } from "../../state/view";
import { text } from "../../text/activity";

/** The most characters of one value in a query. */
const LONGEST = 1_000;

/** Returns as many ids as one term of a query holds, from the front. */
export function idsThatFit(ids: readonly GenerationId[]): GenerationId[] {
  let length = -1;
  const tooFar = ids.findIndex((id) => {
    length += 1 + String(id).length;
    return length > LONGEST;
  });
  return tooFar < 0 ? [...ids] : ids.slice(0, tooFar);
}

/** Goes to a view of the images that entries changed: of those in the trash only where none is left outside of it. */
export async function showImages(client: Client, entries: readonly JournalId[]): Promise<void> {
  const { ids, trashed, more } = await client.call("list_activity_images", { entries: [...entries] });
  const inTrash = new Set(trashed);
  const live = ids.filter((id) => !inTrash.has(id));
  const all = live.length > 0 ? live : trashed;
  if (all.length === 0) {
    tell(text.noneLeft);
    return;
  }
  const shown = idsThatFit(all);
  useView.getState().go({ query: `${live.length > 0 ? "" : "is:trashed "}id:${shown.join(",")}`, collection: null });
  if (more || shown.length < all.length) tell(text.onlyLast(shown.length));
}
