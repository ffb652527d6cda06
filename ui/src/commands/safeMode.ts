/** Safe mode: sensitive images are gone from the screen in the same frame, before the core has heard of it. */
import type { QueryClient } from "@tanstack/react-query";

import { attempt } from "../api/changes";
import type { GenerationId } from "../api/generated/operations";
import { flag, type LayoutIndex, positionOf } from "../api/layoutIndex";
import { withoutFlag } from "../api/withoutFlag";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import type { Command, Context } from "./command";

function isSensitive(index: LayoutIndex, id: GenerationId): boolean {
  const at = positionOf(index, id);
  return at >= 0 && ((index.flags[at] ?? 0) & flag.sensitive) !== 0;
}

/** Takes what is sensitive off the screen; where it shows in large, that closes. */
function cover(queries: QueryClient, index: LayoutIndex): void {
  const { stage, close } = useStage.getState();
  const shown = stage.kind === "none" ? [] : stage.kind === "compare" ? stage.ids : [stage.id];
  if (shown.some((id) => isSensitive(index, id))) close();
  const { cursor, setCursor } = useSelection.getState();
  if (cursor !== null && isSensitive(index, cursor)) setCursor(null);
  queries.setQueriesData<LayoutIndex>({ queryKey: ["layout_generations"] }, (one) => one && withoutFlag(one, flag.sensitive));
}

/** Turns safe mode on or off for everybody who looks at this library. */
export async function setSafeMode({ client, queries, tiles, index }: Pick<Context, "client" | "queries" | "tiles" | "index">, on: boolean) {
  if (on) cover(queries, index);
  await attempt(() => client.call("set_safe_mode", { on }));
  // Everything that shows an image or counts some is about other images now; after a refusal, about the same again.
  tiles.refresh({ topics: "everything", generations: null });
  await queries.invalidateQueries();
}

export const safeModeCommands: readonly Command[] = [
  {
    id: "view.safe-mode",
    title: "Safe mode on or off",
    group: "View",
    keys: [],
    when: ({ client }) => client.allowed.write,
    async run(context) {
      const { safeMode } = await context.queries.fetchQuery({
        queryKey: ["show_preferences", {}],
        queryFn: () => context.client.call("show_preferences", {}),
      });
      await setSafeMode(context, !safeMode.on);
    },
  },
];
