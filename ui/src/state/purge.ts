/** What is about to be deleted for good, while a person is asked. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";
import { useOverlay } from "./overlays";

export type Purge = "everything" | readonly GenerationId[];

export const usePurge = create<{ what: Purge }>()(() => ({ what: [] }));

/** Asks whether to delete these trashed images, or the whole trash, for good. */
export function askToPurge(what: Purge): void {
  usePurge.setState({ what });
  useOverlay.getState().open("confirm-purge");
}
