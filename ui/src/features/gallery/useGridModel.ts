/** The model of the grid, tied to its scrolling element. */
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { flushSync } from "react-dom";

import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { GridModel, type Snapshot } from "./gridModel";

/** After this long without scrolling the hand rests, in ms. */
const REST = 100;

/** Returns what the model shows. Only what draws it renders with it: the grid around it stands still while it scrolls. */
export function useSnapshot(model: GridModel): Snapshot {
  return useSyncExternalStore(model.subscribe, model.getSnapshot);
}

/** Puts the scroller where the model wants it, once the runway is as long as that takes. */
export function useScrolledTo(model: GridModel, scroller: RefObject<HTMLDivElement | null>, snapshot: Snapshot): void {
  const placed = useRef(-1);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || placed.current === snapshot.placed) return;
    placed.current = snapshot.placed;
    const top = model.snapshot.top - snapshot.base;
    if (Math.abs(element.scrollTop - top) >= 1) element.scrollTo({ top, behavior: "instant" });
  }, [model, scroller, snapshot]);
}

export function useGridModel(scroller: RefObject<HTMLDivElement | null>, dated: boolean): GridModel {
  const [model] = useState(() => new GridModel());
  const kind = useLayout((layout) => layout.grid);
  const size = useLayout((layout) => layout.tileSize);
  const cursor = useSelection((selection) => selection.cursor);

  useLayoutEffect(() => model.update({ kind, size, dated, cursor }), [model, kind, size, dated, cursor]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => model.update({ width: element.clientWidth, height: element.clientHeight });
    measure();
    // Before the frame is drawn: a column that opens never shows the old places in the new width.
    const watcher = new ResizeObserver(() => flushSync(measure));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [model, scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const scrolled = () => {
      clearTimeout(timer);
      timer = setTimeout(() => model.rested(), REST);
      model.scrolled(element.scrollTop, performance.now());
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", scrolled);
    };
  }, [model, scroller]);

  return model;
}
