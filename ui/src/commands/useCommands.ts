import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { useClient } from "../api/context";
import { emptyIndex, type LayoutIndex } from "../api/layoutIndex";
import { useTiles } from "../api/tiles";
import { targets } from "../state/selection";
import { type Stage, useStage } from "../state/stage";
import { layoutInput, useView } from "../state/view";
import type { Context, Scope } from "./command";

/** Returns where the keyboard is. */
export function scopeOf(stage: Stage): Scope {
  return stage.kind === "none" || stage.kind === "lineage" ? "gallery" : stage.kind;
}

function shown(stage: Stage): readonly number[] | null {
  if (stage.kind === "viewer" || stage.kind === "quicklook") return [stage.id];
  if (stage.kind === "compare") return stage.ids.slice(stage.active, stage.active + 1);
  return null;
}

/** Returns a function that gives the context of this moment. */
export function useCommandContext(): () => Context {
  const client = useClient();
  const queries = useQueryClient();
  const tiles = useTiles();
  return useCallback(() => {
    const { stage } = useStage.getState();
    const key = ["layout_generations", layoutInput(useView.getState().view)];
    return {
      client,
      queries,
      tiles,
      scope: scopeOf(stage),
      index: queries.getQueryData<LayoutIndex>(key) ?? emptyIndex,
      targets: shown(stage) ?? targets(),
    };
  }, [client, queries, tiles]);
}
