/** What the grid on screen can tell and do, for commands and for what reports the view. Absent while no grid is shown. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";

export type Way = "next" | "previous" | "left" | "right" | "up" | "down" | "first" | "last" | "pageUp" | "pageDown";

export type GridHandle = {
  /** Returns the image that a step leads to from another; the first in sight from none. */
  stepFrom(id: GenerationId | null, way: Way): GenerationId | null;
  /** Returns the images from one to another in the order shown, both included. */
  between(from: GenerationId, to: GenerationId): GenerationId[];
  /** Brings an image into sight, and the focus to it if the grid has it or nobody does. */
  reveal(id: GenerationId): void;
  /** Returns the images in sight, in the order shown. */
  visible(): GenerationId[];
};

export const useGrid = create<{ handle: GridHandle | null }>()(() => ({ handle: null }));
