/** Which tag or collection a dialog changes, and what stands in it: a refused one is opened again with that. */
import { create } from "zustand";

import { useOverlay } from "./overlays";

export type LabelEdit =
  /** What a collection is for. */
  | { kind: "describe"; name: string; words: string }
  /** One tag of two; `into` is null until it is chosen. */
  | { kind: "merge"; from: string; into: string | null };

export const useLabelEdit = create<{ edit: LabelEdit | null }>()(() => ({ edit: null }));

export function editLabel(edit: LabelEdit): void {
  useLabelEdit.setState({ edit });
  useOverlay.getState().open("label-edit");
}
