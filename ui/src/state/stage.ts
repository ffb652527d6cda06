/** What lies over the grid: a picture, or several to compare. One at a time; the grid keeps its place below. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";

export type CompareMode = "side" | "wipe" | "flicker" | "difference";

export type Stage =
  | { kind: "none" }
  | { kind: "viewer"; id: GenerationId }
  | { kind: "quicklook"; id: GenerationId }
  | { kind: "compare"; ids: readonly GenerationId[]; mode: CompareMode; active: number }
  | { kind: "lineage"; id: GenerationId };

type StageState = {
  stage: Stage;
  /** Shows something, and remembers what had the focus. */
  show(stage: Stage): void;
  /** Changes what is shown without a new layer. */
  change(stage: Stage): void;
  /** Closes, and gives the focus back. */
  close(): void;
};

let opener: Element | null = null;

export const useStage = create<StageState>()((set, get) => ({
  stage: { kind: "none" },
  show(stage) {
    if (get().stage.kind === "none") opener = document.activeElement;
    set({ stage });
  },
  change: (stage) => set({ stage }),
  close() {
    const focus = opener;
    opener = null;
    // At once: a frame later something else may be open that has the focus already.
    if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
    set({ stage: { kind: "none" } });
  },
}));
