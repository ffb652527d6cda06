import { useEffect } from "react";

/** Keeps messages above a strip at the bottom, of this height in px. */
export function useToastsAbove(height: number): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const before = style.getPropertyValue("--bar-space");
    style.setProperty("--bar-space", `${height}px`);
    return () => {
      if (before === "") style.removeProperty("--bar-space");
      else style.setProperty("--bar-space", before);
    };
  }, [height]);
}
