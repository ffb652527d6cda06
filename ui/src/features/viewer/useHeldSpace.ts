import { useEffect } from "react";

import { useLooking } from "../../state/looking";

/** When Space is let go, the zoom is as it was before. The command on its key began it. */
export function useHeldSpace(): void {
  useEffect(() => {
    function release() {
      const { held, set } = useLooking.getState();
      if (held !== null) set({ zoom: held, held: null });
    }
    function up(event: KeyboardEvent) {
      if (event.key === " ") release();
    }
    window.addEventListener("keyup", up);
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", release);
    };
  }, []);
}
