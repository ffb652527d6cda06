/** Which images the tag dialog and the collection dialog are about: settled when it opens, whatever is marked later. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";
import { useOverlay } from "./overlays";

export const useLabelling = create<{ targets: readonly GenerationId[] }>()(() => ({ targets: [] }));

export function askForLabels(overlay: "tag" | "collect", targets: readonly GenerationId[]): void {
  useLabelling.setState({ targets });
  useOverlay.getState().open(overlay);
}
