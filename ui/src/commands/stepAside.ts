/** Where a person looks when the images in front of them go: to the next that stays. */
import type { GenerationId } from "../api/generated/operations";
import { type LayoutIndex, positionOf } from "../api/layoutIndex";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import type { Context } from "./command";

/** Returns the first image behind `from` that is not among those that go, else the last before it. */
export function nextThatStays(index: LayoutIndex, from: GenerationId, going: ReadonlySet<GenerationId>): GenerationId | null {
  const at = positionOf(index, from);
  if (at < 0) return null;
  for (let i = at + 1; i < index.count; i += 1) {
    const id = index.ids[i] ?? 0;
    if (!going.has(id)) return id;
  }
  for (let i = at - 1; i >= 0; i -= 1) {
    const id = index.ids[i] ?? 0;
    if (!going.has(id)) return id;
  }
  return null;
}

/** Notes where to look, while what goes is still there; the returned function looks there. */
export function stepAside({ targets, index }: Pick<Context, "targets" | "index">): () => void {
  const going = new Set(targets);
  const { cursor } = useSelection.getState();
  const { stage } = useStage.getState();
  const next = cursor !== null && going.has(cursor) ? nextThatStays(index, cursor, going) : cursor;
  const shown = stage.kind === "viewer" || stage.kind === "quicklook" ? stage.id : null;
  const shownNext = shown !== null && going.has(shown) ? nextThatStays(index, shown, going) : shown;
  return () => {
    // Whoever went elsewhere meanwhile stays there.
    if (useSelection.getState().cursor === cursor) useSelection.getState().setCursor(next);
    const now = useStage.getState();
    if (now.stage !== stage) return;
    if (stage.kind === "compare") {
      const ids = stage.ids.filter((id) => !going.has(id));
      if (ids.length < 2) now.close();
      else now.change({ ...stage, ids, active: Math.min(stage.active, ids.length - 1) });
    } else if ((stage.kind === "viewer" || stage.kind === "quicklook") && shown !== shownNext) {
      if (shownNext === null) now.close();
      else now.change({ ...stage, id: shownNext });
    }
  };
}
