/** Which images the tag dialog and the collection dialog are about: settled when it opens, whatever is marked later. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";
import { useOverlay } from "./overlays";

/** What will be done with a label: put on, taken off, or left as it is. */
export type Wish = "add" | "remove" | null;

/** What is wished of labels, by name. */
export type Wishes = ReadonlyMap<string, Wish>;

type Labelling = {
  targets: readonly GenerationId[];
  /** What was asked for and refused: the dialog comes back with it. */
  refused: Wishes;
};

export const useLabelling = create<Labelling>()(() => ({ targets: [], refused: new Map() }));

export function askForLabels(overlay: "tag" | "collect", targets: readonly GenerationId[], refused: Wishes = new Map()): void {
  useLabelling.setState({ targets, refused });
  useOverlay.getState().open(overlay);
}
