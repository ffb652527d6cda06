/** A place that images can be dropped on. */
import { useRef, useState, type DragEvent } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { carriesImages, readDragged } from "../../state/drag";

type Also = { type: string; dropped(value: string): void };

/** Returns whether something that it takes is over it, and what the element needs. `also` is another kind that it takes. */
export function useDrop(dropped: ((ids: GenerationId[]) => void) | null, also?: Also) {
  const [over, setOver] = useState(false);
  // Enter and leave come for children too.
  const depth = useRef(0);

  function takes(event: DragEvent): boolean {
    const { dataTransfer } = event;
    return (dropped !== null && carriesImages(dataTransfer)) || (also !== undefined && dataTransfer.types.includes(also.type));
  }

  return {
    over,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      },
      onDragOver(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = carriesImages(event.dataTransfer) ? "copy" : "move";
      },
      onDragLeave(event: DragEvent) {
        if (!takes(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      onDrop(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        if (carriesImages(event.dataTransfer)) {
          const ids = readDragged(event.dataTransfer);
          if (ids.length > 0) dropped?.(ids);
        } else if (also !== undefined) also.dropped(event.dataTransfer.getData(also.type));
      },
    },
  };
}
