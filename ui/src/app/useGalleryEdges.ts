import { useLayoutEffect, type RefObject } from "react";

/** Tells what floats over the images, bar and messages, how far these are from the window's edges. */
export function useGalleryEdges(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const area = ref.current;
    if (area === null) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      const { left, right } = area.getBoundingClientRect();
      style.setProperty("--gallery-left", `${left}px`);
      style.setProperty("--gallery-right", `${document.documentElement.clientWidth - right}px`);
    });
    observer.observe(area);
    return () => {
      observer.disconnect();
      style.removeProperty("--gallery-left");
      style.removeProperty("--gallery-right");
    };
  }, [ref]);
}
