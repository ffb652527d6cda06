/** What commands and reports may ask of the grid. */
import { useEffect, type RefObject } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useGrid, type Way } from "../../state/grid";
import { useVisible } from "../../state/visible";
import { step } from "./geometry/steps";
import { tilesBetween } from "./geometry/visible";
import type { GridModel } from "./gridModel";
import { isJobTile, leadOf } from "./jobTiles";

/** How long the view has to rest before it is told, in ms. */
const SETTLED = 120;

function inSight(model: GridModel): GenerationId[] {
  const { layout, index, top, window } = model.snapshot;
  const ids = tilesBetween(layout, top, top + window.height).map((i) => index.ids[i] ?? 0);
  return ids.filter((id) => !isJobTile(id));
}

/** Whether nothing outside of the images has the focus. */
function mayFocus(images: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || images?.contains(focused) === true;
}

/** Registers the handle; `letIn` shows at the start what waits above it. */
export function useGridHandle(model: GridModel, content: RefObject<HTMLElement | null>, letIn: () => void): void {
  useEffect(() => {
    // Steps up and down keep to the line that they began on.
    let goal: { id: GenerationId; x: number } | null = null;

    function stepFrom(id: GenerationId | null, way: Way): GenerationId | null {
      if (way === "first") letIn();
      const { layout, index, window } = model.snapshot;
      const lead = leadOf(index);
      const from = id === null ? -1 : index.ids.indexOf(id);
      if (lead === index.count) return null;
      if (from === -1) return way === "last" ? (index.ids[layout.count - 1] ?? null) : (inSight(model)[0] ?? index.ids[lead] ?? null);
      const upright = way === "up" || way === "down" || way === "pageUp" || way === "pageDown";
      const centre = (layout.x[from] ?? 0) + (layout.w[from] ?? 0) / 2;
      const x = upright && goal?.id === id ? goal.x : centre;
      const to = Math.max(lead, step(layout, from, way, x, window.height - 120));
      const next = index.ids[to] ?? null;
      goal = upright && next !== null ? { id: next, x } : null;
      return next;
    }

    function between(from: GenerationId, to: GenerationId): GenerationId[] {
      const { ids } = model.snapshot.index;
      const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
      if (a === -1 || b === -1) return [to];
      return [...ids.subarray(Math.min(a, b), Math.max(a, b) + 1)].filter((id) => !isJobTile(id));
    }

    function reveal(id: GenerationId): void {
      model.reveal(model.snapshot.index.ids.indexOf(id));
      if (!mayFocus(content.current)) return;
      // The tile is there after the next commit. What opened meanwhile keeps the focus.
      requestAnimationFrame(() => {
        if (mayFocus(content.current)) content.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus({ preventScroll: true });
      });
    }

    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = setTimeout(() => useVisible.setState({ ids: inSight(model) }), SETTLED);
    };
    tell();
    const stop = model.subscribe(tell);
    useGrid.setState({ handle: { stepFrom, between, reveal, visible: () => inSight(model) } });
    return () => {
      stop();
      clearTimeout(timer);
      useGrid.setState({ handle: null });
      useVisible.setState({ ids: [] });
    };
  }, [model, content, letIn]);
}
