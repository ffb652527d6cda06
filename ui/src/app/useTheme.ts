import { useEffect } from "react";

import { useLayout } from "../state/layout";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** Puts the chosen theme, or the system's, onto the page. */
export function useTheme(): void {
  const theme = useLayout((layout) => layout.theme);
  useEffect(() => {
    function apply() {
      const shown = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
      document.documentElement.dataset["theme"] = shown;
    }
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
}
