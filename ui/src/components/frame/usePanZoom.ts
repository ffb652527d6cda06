import { useEffect, useRef, type RefObject } from "react";

import { useLooking } from "../../state/looking";
import { canPan, isOn, place, type Point } from "./geometry";

/** A pointer that moved less than this many px has clicked. */
const STILL = 4;

type Handlers = {
  /** The image was clicked at a point of the pane. */
  clicked(at: Point): void;
  /** What lies around it was. */
  backdrop(): void;
};

/** Wheel and pinch zoom to the pointer, dragging pans, a click is told. */
export function usePanZoom(ref: RefObject<HTMLElement | null>, handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const pane = ref.current;
    if (pane === null) return undefined;
    const pointers = new Map<number, Point>();
    let moved = 0;
    let spread = 0;

    function at(event: { clientX: number; clientY: number }): Point {
      const box = pane?.getBoundingClientRect();
      return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
    }
    function pinch(): { middle: Point; spread: number } {
      const [a = { x: 0, y: 0 }, b = a] = pointers.values();
      return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, spread: Math.hypot(a.x - b.x, a.y - b.y) };
    }
    function wheel(event: WheelEvent) {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      const strength = event.ctrlKey ? 0.01 : 0.0018;
      useLooking.getState().zoomBy(Math.exp(-event.deltaY * lines * strength), at(event));
    }
    function down(event: PointerEvent) {
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button,input,textarea,[data-no-pan]") !== null)) return;
      if (useLooking.getState().drawing) return;
      pane?.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, at(event));
      moved = 0;
      spread = pinch().spread;
    }
    function move(event: PointerEvent) {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      pointers.set(event.pointerId, now);
      const by = { x: now.x - before.x, y: now.y - before.y };
      moved += Math.hypot(by.x, by.y);
      const looking = useLooking.getState();
      if (pointers.size === 2) {
        const { middle, spread: wider } = pinch();
        if (spread > 0) looking.zoomBy(wider / spread, middle);
        spread = wider;
        return;
      }
      const { measured, zoom } = looking;
      if (moved >= STILL && measured !== null && canPan(zoom, measured.image, measured.pane)) looking.pan(by);
    }
    function up(event: PointerEvent) {
      if (!pointers.delete(event.pointerId) || moved >= STILL || event.type !== "pointerup") return;
      const { measured, zoom } = useLooking.getState();
      if (measured === null) return;
      const point = at(event);
      if (isOn(point, place(zoom, measured.image, measured.pane), measured.image)) latest.current.clicked(point);
      else latest.current.backdrop();
    }
    pane.addEventListener("wheel", wheel, { passive: false });
    pane.addEventListener("pointerdown", down);
    pane.addEventListener("pointermove", move);
    pane.addEventListener("pointerup", up);
    pane.addEventListener("pointercancel", up);
    return () => {
      pane.removeEventListener("wheel", wheel);
      pane.removeEventListener("pointerdown", down);
      pane.removeEventListener("pointermove", move);
      pane.removeEventListener("pointerup", up);
      pane.removeEventListener("pointercancel", up);
    };
  }, [ref]);
}
