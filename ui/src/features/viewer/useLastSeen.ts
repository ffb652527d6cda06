import { useEffect, useRef } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useGrid } from "../../state/grid";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";

/** On closing, the cursor is the last image seen, the grid shows it, and the keys go on from there. */
export function useLastSeen(id: GenerationId): void {
  const seen = useRef(id);
  useEffect(() => {
    seen.current = id;
  }, [id]);
  useEffect(() => {
    const hadCursor = useSelection.getState().cursor !== null;
    return () => {
      const last = seen.current;
      const { cursor, setCursor } = useSelection.getState();
      // Safe mode took the cursor away from an image that it hides.
      if (hadCursor && cursor === null) return;
      setCursor(last);
      // After the focus went back to what opened it.
      requestAnimationFrame(() => {
        if (useStage.getState().stage.kind === "none") useGrid.getState().handle?.reveal(last);
      });
    };
  }, []);
}
