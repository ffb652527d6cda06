import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";

import { takesText } from "../commands/keys";
import type { Scope } from "../commands/command";
import styles from "./Layer.module.css";

type Props = {
  /** Which keys work in it. */
  scope: Scope;
  label: string;
  /** `full` hides everything, `card` lets the gallery shine through. */
  look: "full" | "card";
  children: ReactNode;
  /** The area around a card was clicked. */
  onBackdrop?(): void;
};

/** What lies over the whole gallery and has the keyboard until it goes. */
export function Layer({ scope, label, look, children, onBackdrop }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  // Before the next key comes: it is meant for what lies on top.
  useLayoutEffect(() => ref.current?.focus({ preventScroll: true }), []);

  function pressed(event: KeyboardEvent) {
    if (event.key === "Tab" && ref.current !== null) cycle(ref.current, event);
  }
  function pointed(event: MouseEvent) {
    // A button that was clicked doesn't keep the keys: Space and Enter mean the picture.
    if (!takesText(event.target) && !(event.target instanceof Element && event.target.closest("[data-selectable]") !== null)) {
      event.preventDefault();
      if (takesText(document.activeElement)) (document.activeElement as HTMLElement).blur();
      ref.current?.focus({ preventScroll: true });
    }
    if (event.target === event.currentTarget) onBackdrop?.();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions -- focus stays inside
    <div
      ref={ref}
      className={styles.layer}
      data-look={look}
      data-scope={scope}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      // Not −1: a dialog above gives the focus back only to what Tab reaches, else to the first button inside.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={pressed}
      onMouseDown={pointed}
    >
      {children}
    </div>
  );
}

function cycle(layer: HTMLElement, event: KeyboardEvent): void {
  const stops = [...layer.querySelectorAll<HTMLElement>("button,input,textarea,a[href],[tabindex='0']")].filter(
    (stop) => stop.tabIndex >= 0 && !stop.hasAttribute("disabled"),
  );
  const first = stops[0];
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return;
  const { activeElement } = document;
  if (event.shiftKey && (activeElement === first || activeElement === layer)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}
