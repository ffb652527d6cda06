/** A place that images can be dropped on. */
import { useRef, useState, type DragEvent } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { carriesImages, readDragged } from "../../state/drag";

/** Where something is over the place: on it, or between it and the one above or below. */
export type Over = "on" | "above" | "below";

/** Another kind of thing that the place takes: on itself, or between itself and its neighbours. */
type Also = { type: string; goes: "on" | "between"; dropped(value: string, over: Over): void };

/** Returns where something that it takes is over it, and what the element needs. */
export function useDrop(dropped: ((ids: GenerationId[]) => void) | null, also?: Also) {
  const [over, setOver] = useState<Over | null>(null);
  // Enter and leave come for children too.
  const depth = useRef(0);

  function takes(event: DragEvent): boolean {
    const { dataTransfer } = event;
    return (dropped !== null && carriesImages(dataTransfer)) || (also !== undefined && dataTransfer.types.includes(also.type));
  }

  function place({ dataTransfer, currentTarget, clientY }: DragEvent): Over {
    if (also?.goes !== "between" || carriesImages(dataTransfer)) return "on";
    const { top, height } = currentTarget.getBoundingClientRect();
    return clientY < top + height / 2 ? "above" : "below";
  }

  return {
    over,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(place(event));
      },
      onDragOver(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(place(event));
        event.dataTransfer.dropEffect = carriesImages(event.dataTransfer) ? "copy" : "move";
      },
      onDragLeave(event: DragEvent) {
        if (!takes(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(null);
      },
      onDrop(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(null);
        if (carriesImages(event.dataTransfer)) {
          const ids = readDragged(event.dataTransfer);
          if (ids.length > 0) dropped?.(ids);
        } else if (also !== undefined) also.dropped(event.dataTransfer.getData(also.type), place(event));
      },
    },
  };
}
