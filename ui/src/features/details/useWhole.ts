import { useState } from "react";

import type { CallError } from "../../api/client";
import type { Generation, GenerationId, Kin, Lineage, Note } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";

/** All that Details show of one image. It is replaced in one piece. */
export type Whole = { readonly image: Generation; readonly notes: readonly Note[]; readonly family: readonly Kin[]; readonly cut: boolean };

const alone: Lineage = { items: [], next: null, cut: false };

/**
 * Returns everything about an image once all of it is read; until then what was whole before. While the cursor runs, one image
 * at a time is asked for: those that it passed meanwhile are left out.
 */
export function useWhole(id: GenerationId): { whole: Whole | null; error: CallError | null } {
  const [asked, setAsked] = useState(id);
  const image = useOperation("show_generations", { ids: [asked] });
  const notes = useOperation("list_notes", { generationId: asked });
  const lineage = useOperation("show_lineage", { id: asked });
  const isSettled = (!image.isPending && !notes.isPending && !lineage.isPending) || image.isError;
  if (isSettled && asked !== id) setAsked(id);

  const [last, setLast] = useState<Whole | null>(null);
  const row = image.data?.items[0];
  // What can't be read of notes and family (of a placeholder, or in the trash) is nothing; the image itself decides.
  const noted = notes.data?.items ?? (notes.isError ? [] : undefined);
  const family = lineage.data ?? (lineage.isError ? alone : undefined);
  if (row !== undefined && noted !== undefined && family !== undefined) {
    if (last === null || last.image !== row || last.family !== family.items || (last.notes !== noted && (noted.length > 0 || last.notes.length > 0))) {
      setLast({ image: row, notes: noted, family: family.items, cut: family.cut });
    }
  }
  return { whole: last, error: asked === id && image.isError ? image.error : null };
}
