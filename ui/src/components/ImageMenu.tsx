import { cloneElement, useState, type MouseEvent, type ReactElement, type TouchEvent } from "react";

import { imageMenu } from "../commands/imageMenu";
import { useCommandContext } from "../commands/useCommands";
import { useSelection } from "../state/selection";
import { AreaMenu } from "./Menu";

type Props = {
  /** What the images lie in; each has its number as `data-id` on itself or on something around what is pressed. */
  area: ReactElement<Record<string, unknown>>;
};

/**
 * The menu of images at the pointer. On a marked image it is about all marks; on another one about that one alone, which
 * becomes the cursor: the marks step back while the menu is about something else.
 */
export function ImageMenu({ area }: Props) {
  const context = useCommandContext();
  const [pressed, setPressed] = useState<number | null>(null);
  return (
    <AreaMenu
      area={cloneElement(area, {
        // A finger that rests marks; what can be done with it is on the bar.
        onTouchStart: (event: TouchEvent & { preventBaseUIHandler?(): void }) => event.preventBaseUIHandler?.(),
        onContextMenuCapture(event: MouseEvent) {
          if ((event.nativeEvent as PointerEvent).pointerType === "touch") {
            event.preventDefault();
            event.stopPropagation();
            return;
          }
          const id = idAt(event.target) ?? (event.button === 2 ? null : useSelection.getState().cursor);
          setPressed(id);
          const { marks, setCursor } = useSelection.getState();
          if (id !== null && !marks.has(id)) setCursor(id);
          else if (id === null) {
            // Between the images there is nothing that it could be about.
            event.preventDefault();
            event.stopPropagation();
          }
        },
      })}
      lines={() => {
        const now = context();
        const isOther = now.scope === "gallery" && pressed !== null && !useSelection.getState().marks.has(pressed);
        return imageMenu(isOther ? { ...now, targets: [pressed] } : now);
      }}
    />
  );
}

function idAt(target: EventTarget): number | null {
  const tile = target instanceof Element ? target.closest<HTMLElement>("[data-id]") : null;
  const id = Number(tile?.dataset["id"] ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
