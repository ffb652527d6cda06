import { useRef, type KeyboardEvent, type PointerEvent } from "react";

import { detailsWidths, useLayout } from "../../state/layout";
import { text } from "../../text/details";
import styles from "./Details.module.css";
import { boundWidth, widest } from "./width";

const STEP = 16;

/** The line between gallery and Details: dragged, or moved by arrows, it makes the column wider. */
export function Separator() {
  const width = useLayout((layout) => layout.detailsWidth);
  const set = useLayout((layout) => layout.set);
  const from = useRef<{ x: number; width: number } | null>(null);

  function moved(event: PointerEvent) {
    if (from.current === null) return;
    set({ detailsWidth: boundWidth(from.current.width + from.current.x - event.clientX, window.innerWidth) });
  }
  function pressed(event: KeyboardEvent) {
    const to: Record<string, number> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: detailsWidths.S,
      End: widest(window.innerWidth),
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set({ detailsWidth: boundWidth(next, window.innerWidth) });
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that moves is a control
    <div
      className={styles.separator}
      role="separator"
      aria-orientation="vertical"
      aria-label={text.resize}
      aria-valuemin={detailsWidths.S}
      aria-valuemax={widest(window.innerWidth)}
      aria-valuenow={width}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={moved}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
      onDoubleClick={() => set({ detailsWidth: detailsWidths.M })}
      onKeyDown={pressed}
    />
  );
}
