import { useLayoutEffect, useRef, useState, type ReactNode } from "react";

import { rowsInView } from "./rowsInView";
import styles from "./Sidebar.module.css";

/** In px; the height of controls in tokens.css, under a pointer and under a finger. */
const ROW = window.matchMedia("(pointer: coarse)").matches ? 44 : 32;
/** Up to so many rows all of them are there, which keeps Tab and the browser's search whole. */
const FEW = 60;

type Props<T> = { label: string; items: readonly T[]; keyOf(item: T): string | number; render(item: T, place: number): ReactNode };

/** A list of rows of one height, of which only those near the view exist: thousands are as quick as ten. */
export function VirtualRows<T>({ label, items, keyOf, render }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [{ from, to }, setRange] = useState({ from: 0, to: FEW });
  const all = items.length <= FEW;

  useLayoutEffect(() => {
    const rows = list.current;
    const scroller = rows?.closest<HTMLElement>("[data-scroller]");
    if (all || rows == null || scroller == null) return undefined;
    function measure() {
      if (rows == null || scroller == null) return;
      const above = scroller.getBoundingClientRect().top - rows.getBoundingClientRect().top;
      const next = rowsInView(above, scroller.clientHeight, ROW, items.length);
      setRange((now) => (now.from === next.from && now.to === next.to ? now : next));
    }
    measure();
    scroller.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    if (scroller.firstElementChild !== null) observer.observe(scroller.firstElementChild);
    return () => {
      scroller.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [all, items.length]);

  const shown = all ? items : items.slice(from, to);
  const padding = all ? {} : { paddingTop: from * ROW, paddingBottom: Math.max(0, items.length - to) * ROW };
  return (
    <ul ref={list} className={styles.rows} aria-label={label} style={padding}>
      {shown.map((item, i) => (
        <li key={keyOf(item)}>{render(item, all ? i : from + i)}</li>
      ))}
    </ul>
  );
}
