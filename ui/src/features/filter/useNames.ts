import { useMemo } from "react";

import { useOperation } from "../../api/queries";
import type { Names } from "./suggest";

/** Returns the names that terms are made of, as long as somebody types. */
export function useNames(wanted: boolean): Names {
  const options = { enabled: wanted };
  const tags = useOperation("list_tags", {}, options).data;
  const collections = useOperation("list_collections", {}, options).data;
  const models = useOperation("list_models", {}, options).data;
  const activity = useOperation("list_activity", { limit: 200 }, options).data;
  return useMemo(
    () => ({
      tags: tags?.items ?? [],
      collections: collections?.items ?? [],
      models: (models?.items ?? []).map(({ id }) => ({ name: id })),
      actors: [...new Set(["person", ...(activity?.items ?? []).map(({ actor }) => actor)])].map((name) => ({ name })),
    }),
    [tags, collections, models, activity],
  );
}
