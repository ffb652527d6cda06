/** What the pointer does in the grid: one listener for all tiles. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, type DragEvent, type MouseEvent, type PointerEvent, type RefObject } from "react";

import { useClient } from "../../api/context";
import type { GenerationId, Shown } from "../../api/generated/operations";
import { commands } from "../../commands/registry";
import { isMac } from "../../commands/keys";
import { useCommandContext } from "../../commands/useCommands";
import { useGrid } from "../../state/grid";
import { detailsAreOpen, useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { dragOutOfWindow, endDrag, fillDrag, showDragImage } from "./dragOut";
import type { GridModel } from "./gridModel";
import type { Hand } from "./hand";
import type { Rect } from "./marquee";
import { useMarquee } from "./useMarquee";


/** How long a finger rests to mark, in ms, and how far it may slip, in px. */
const LONG_PRESS = 450;
const SLIP = 10;

type Hit = { id: GenerationId; part: string | null; tile: HTMLElement };

function hitOf(target: EventTarget | null): Hit | null {
  if (!(target instanceof Element)) return null;
  const tile = target.closest<HTMLElement>("[data-id]");
  if (tile === null) return null;
  const part = target.closest<HTMLElement>("[data-part]")?.dataset["part"] ?? null;
  return { id: Number(tile.dataset["id"]), part, tile };
}

function markTo(id: GenerationId): void {
  const { anchor, cursor, addMarks, setAnchor, setCursor } = useSelection.getState();
  const from = anchor ?? cursor ?? id;
  setAnchor(from);
  addMarks(useGrid.getState().handle?.between(from, id) ?? [id]);
  setCursor(id);
}

function choose(id: GenerationId): void {
  const { setCursor, setAnchor } = useSelection.getState();
  setAnchor(null);
  setCursor(id);
  const layout = useLayout.getState();
  if (!detailsAreOpen(layout)) layout.set({ detailsOpen: true });
}

export function useGridPointer(
  model: GridModel,
  scroller: RefObject<HTMLDivElement | null>,
  content: RefObject<HTMLDivElement | null>,
  hand: Hand,
) {
  const client = useClient();
  const queries = useQueryClient();
  const context = useCommandContext();
  const { rect, begin, reset, drew } = useMarquee(model, scroller, content);
  /** What the first press of a double click fell on: Details may open in between and move what lies below the second. */
  const first = useRef<Hit | null>(null);
  const pressed = useRef<{ x: number; y: number; alt: boolean; timer: ReturnType<typeof setTimeout> | undefined; held: boolean }>(null);

  function star(id: GenerationId): void {
    const command = commands.find((one) => one.id === "organise.star");
    if (command !== undefined) void command.run({ ...context(), targets: [id] });
  }

  function onPointerDown(event: PointerEvent): void {
    const hit = hitOf(event.target);
    hand.pressed();
    reset();
    const held = { x: event.clientX, y: event.clientY, alt: event.altKey, timer: undefined, held: false } as NonNullable<typeof pressed.current>;
    clearTimeout(pressed.current?.timer);
    pressed.current = held;
    if (event.pointerType === "touch") {
      if (hit !== null) {
        held.timer = setTimeout(() => {
          held.held = true;
          useSelection.getState().toggleMark(hit.id);
        }, LONG_PRESS);
      }
      return;
    }
    const isGap = event.target instanceof Element && event.target.closest("[data-id],button,a,input") === null;
    if (event.button === 0 && (isGap || event.altKey)) {
      begin({ pointerId: event.pointerId, clientX: event.clientX, clientY: event.clientY, adds: event.shiftKey });
    }
    // Read now, so that a drag a moment later knows the file's format.
    if (hit !== null && event.button === 0) {
      const input = { ids: [hit.id] };
      void queries.prefetchQuery({ queryKey: ["show_generations", input], queryFn: () => client.call("show_generations", input) });
    }
  }

  function onPointerMove(event: PointerEvent): void {
    hand.moved(event.pointerType === "mouse" ? (hitOf(event.target)?.id ?? null) : null, performance.now());
    const press = pressed.current;
    if (press !== null && Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLIP) clearTimeout(press.timer);
  }

  function onPointerUp(): void {
    hand.released();
    clearTimeout(pressed.current?.timer);
  }

  function onPointerLeave(): void {
    hand.left();
  }

  function onClick(event: MouseEvent): void {
    const hit = hitOf(event.target);
    if (event.detail <= 1) first.current = hit;
    if (drew() || pressed.current?.held === true || hit === null) return;
    const { toggleMark } = useSelection.getState();
    const again = event.detail > 1 && (first.current?.id !== hit.id || first.current.part !== hit.part || hit.part === null);
    if (again) return;
    if (hit.part === "tick") toggleMark(hit.id);
    else if (hit.part === "star") star(hit.id);
    else if (event.shiftKey) markTo(hit.id);
    else if (isMac ? event.metaKey : event.ctrlKey) toggleMark(hit.id);
    else if (!event.altKey) choose(hit.id);
  }

  function onDoubleClick(event: MouseEvent): void {
    const hit = first.current;
    if (hit === null || hit.part !== null || drew() || event.shiftKey || event.ctrlKey || event.metaKey) return;
    useSelection.getState().setCursor(hit.id);
    useStage.getState().show({ kind: "viewer", id: hit.id });
  }

  function onDragStart(event: DragEvent): void {
    const hit = hitOf(event.target);
    if (hit === null || event.altKey || pressed.current?.alt === true) {
      event.preventDefault();
      return;
    }
    const { marks } = useSelection.getState();
    const ids = marks.has(hit.id) ? [...marks] : [hit.id];
    if (!dragOutOfWindow(client, ids)) {
      // The window starts a drag of its own in its place.
      event.preventDefault();
      return;
    }
    fillDrag(event.dataTransfer, ids, client, (id) => queries.getQueryData<Shown>(["show_generations", { ids: [id] }])?.items[0]);
    showDragImage(event.dataTransfer, hit.tile, ids.length);
  }

  function onDragEnd(): void {
    endDrag(client);
    onPointerUp();
  }

  return {
    marquee: rect satisfies Rect | null,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerLeave,
    onPointerCancel: onPointerUp,
    onClick,
    onDoubleClick,
    onDragStart,
    onDragEnd,
  };
}
