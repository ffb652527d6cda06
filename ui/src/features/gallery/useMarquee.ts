/** Drawing a frame that marks what it touches. */
import { useCallback, useRef, useState, type RefObject } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useSelection } from "../../state/selection";
import type { GridModel } from "./gridModel";
import { idsWithin, type Point, pullOf, type Rect, rectOf } from "./marquee";

/** How far the pointer goes before it draws, in px. */
const SLOP = 4;

type Start = { pointerId: number; clientX: number; clientY: number; adds: boolean };

type Marquee = {
  rect: Rect | null;
  /** Waits for the pointer to move, then draws until it is let go or Escape takes it back. */
  begin(start: Start): void;
  /** A new press: nothing is drawn with it yet. */
  reset(): void;
  /** Whether a frame was drawn with this press; the click that follows means nothing then. */
  drew(): boolean;
};

export function useMarquee(model: GridModel, scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>): Marquee {
  const [rect, setRect] = useState<Rect | null>(null);
  const hasDrawn = useRef(false);

  const begin = useCallback(
    (start: Start) => {
      const area = scroller.current;
      const inside = content.current;
      if (area === null || inside === null) return;
      const pointAt = (clientX: number, clientY: number): Point => {
        const box = inside.getBoundingClientRect();
        return { x: clientX - box.left, y: clientY - box.top + model.snapshot.base };
      };
      const from = pointAt(start.clientX, start.clientY);
      const before = useSelection.getState().marks;
      const kept: ReadonlySet<GenerationId> = start.adds ? before : new Set();
      let last = { x: start.clientX, y: start.clientY };
      let frame = 0;

      const draw = () => {
        const drawn = rectOf(from, pointAt(last.x, last.y));
        setRect(drawn);
        const { layout, index } = model.snapshot;
        useSelection.getState().setMarks([...kept, ...idsWithin(layout, index.ids, drawn)]);
      };
      const pull = () => {
        const box = area.getBoundingClientRect();
        const by = pullOf(last.y - box.top, box.height);
        if (by !== 0) {
          area.scrollTop += by;
          draw();
        }
        frame = requestAnimationFrame(pull);
      };
      const moved = (event: PointerEvent) => {
        if (event.pointerId !== start.pointerId) return;
        last = { x: event.clientX, y: event.clientY };
        if (!hasDrawn.current) {
          if (Math.hypot(last.x - start.clientX, last.y - start.clientY) < SLOP) return;
          hasDrawn.current = true;
          frame = requestAnimationFrame(pull);
        }
        draw();
      };
      const end = () => {
        cancelAnimationFrame(frame);
        setRect(null);
        window.removeEventListener("pointermove", moved);
        window.removeEventListener("pointerup", end);
        window.removeEventListener("pointercancel", end);
        window.removeEventListener("keydown", escaped, true);
      };
      const escaped = (event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        useSelection.getState().setMarks(before);
        end();
      };
      window.addEventListener("pointermove", moved);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
      window.addEventListener("keydown", escaped, true);
    },
    [model, scroller, content],
  );
  const reset = useCallback(() => {
    hasDrawn.current = false;
  }, []);
  const drew = useCallback(() => hasDrawn.current, []);
  return { rect, begin, reset, drew };
}
