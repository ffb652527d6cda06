/** An unpinned sidebar comes up at the window's left edge and goes when the pointer has left it. */
import { useEffect, type RefObject } from "react";

import { takesText } from "../../commands/keys";
import { useSidebar } from "../../state/sidebar";
import { useStage } from "../../state/stage";

/** How near the edge is near, in px. */
const EDGE = 8;
const OPENS = 120;
const CLOSES = 300;

/** Whether something belonging to the sidebar is still used: a menu, a dialog, a field. */
function isHeld(sidebar: HTMLElement | null): boolean {
  if (sidebar === null) return false;
  if (document.querySelector('[role="menu"],[role="dialog"],[role="alertdialog"]') !== null) return true;
  return sidebar.contains(document.activeElement) && takesText(document.activeElement);
}

export function usePeek(ref: RefObject<HTMLElement | null>, pinned: boolean): void {
  useEffect(() => {
    if (pinned) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitsFor: boolean | null = null;

    function later(peek: boolean, after: number) {
      if (waitsFor === peek) return;
      clearTimeout(timer);
      waitsFor = peek;
      timer = setTimeout(() => {
        waitsFor = null;
        if (!peek && isHeld(ref.current)) return;
        useSidebar.getState().setPeek(peek);
      }, after);
    }

    function stay() {
      clearTimeout(timer);
      waitsFor = null;
    }

    function moved(event: PointerEvent | DragEvent) {
      const { peek, setPeek } = useSidebar.getState();
      const box = ref.current?.getBoundingClientRect();
      const top = box?.top ?? 56;
      const drags = event.type === "dragover";
      if (peek) {
        const inside = box !== undefined && event.clientX <= box.right && event.clientY >= top;
        if (inside) stay();
        else later(false, CLOSES);
        return;
      }
      const atEdge = event.clientX < EDGE && event.clientY >= top && useStage.getState().stage.kind === "none";
      if (atEdge && drags) {
        stay();
        setPeek(true);
      } else if (atEdge && event instanceof PointerEvent && event.buttons === 0) later(true, OPENS);
      else stay();
    }

    function left() {
      if (useSidebar.getState().peek) later(false, CLOSES);
      else stay();
    }

    window.addEventListener("pointermove", moved, { passive: true });
    window.addEventListener("dragover", moved, { passive: true });
    document.documentElement.addEventListener("pointerleave", left);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("dragover", moved);
      document.documentElement.removeEventListener("pointerleave", left);
    };
  }, [ref, pinned]);
}
