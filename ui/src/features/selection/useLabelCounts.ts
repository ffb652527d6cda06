/** How many of the images that a dialog is about have each label. */
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";

import { useClient } from "../../api/context";
import type { Filter, GenerationId, Selection } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { countLabels } from "./triState";

/** Up to so many images their rows are read; of more, each label on screen is counted. */
const FEW = 200;
/** Of how many labels the images are counted, of those on screen. */
const COUNTED = 12;

export type LabelKind = "tag" | "collection";

type Counts = {
  /** Returns on how many of the images a label is; nothing while nobody knows. */
  of(name: string): number | undefined;
};

export function useLabelCounts(kind: LabelKind, ids: readonly GenerationId[], selections: readonly Selection[], shown: readonly string[]): Counts {
  const client = useClient();
  const few = ids.length <= FEW;
  const rows = useOperation("show_generations", { ids: [...ids] }, { enabled: few && ids.length > 0 });
  const [whole, ...others] = selections;
  // Images that are several selections would be counted as often: what is on them stays unknown.
  const asked = few || whole === undefined || others.length > 0 ? [] : shown.slice(0, COUNTED).map((name) => ({ name, whole }));
  const counted = useQueries({
    queries: asked.map(({ name, whole: selection }) => ({
      queryKey: ["count_generations", { label: [kind, name, selection] }],
      queryFn: () => countOver(client, selection, kind, name),
      gcTime: 0,
    })),
  });
  const known = useMemo(
    () => countLabels((rows.data?.items ?? []).map((row) => (kind === "tag" ? row.tags : row.collections))),
    [rows.data, kind],
  );
  return {
    of(name) {
      if (few) return rows.data === undefined ? undefined : (known.get(name.toLowerCase()) ?? 0);
      return counted[asked.findIndex((one) => one.name === name)]?.data;
    },
  };
}

async function countOver(
  client: ReturnType<typeof useClient>,
  selection: Selection,
  kind: LabelKind,
  name: string,
): Promise<number> {
  const labelled: Filter = kind === "tag" ? { tags: [name] } : { collections: [name] };
  const asked =
    "query" in selection
      ? { query: selection.query, filter: labelled }
      : { filter: { ...("ids" in selection ? { ids: selection.ids } : selection.filter), ...labelled } };
  return (await client.call("count_generations", asked)).count;
}
