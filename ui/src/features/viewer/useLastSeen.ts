import { useEffect, useRef } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useSelection } from "../../state/selection";

/** On closing, the cursor is the last image seen. */
export function useLastSeen(id: GenerationId): void {
  const seen = useRef(id);
  useEffect(() => {
    seen.current = id;
  }, [id]);
  useEffect(() => () => useSelection.getState().setCursor(seen.current), []);
}
