/** Notes between Details and the picture: which one is meant, and whether somebody wants to write one. */
import { create } from "zustand";

import type { GenerationId, NoteId } from "../api/generated/operations";
import { useSelection } from "./selection";

type NotesState = {
  /** The note that the pointer or the focus is on, in the list or on the picture. */
  meant: NoteId | null;
  /** The image that somebody asked to write a note about; Details may not be there yet. */
  asked: GenerationId | null;
};

export const useNotesState = create<NotesState>()(() => ({ meant: null, asked: null }));

export function meanNote(id: NoteId | null): void {
  if (useNotesState.getState().meant !== id) useNotesState.setState({ meant: id });
}

/** Opens the field of an image's notes; `null` closes it. */
export function askForNote(id: GenerationId | null): void {
  useNotesState.setState({ asked: id });
}

// Whoever goes on to another image and comes back finds no field that takes the keys.
useSelection.subscribe(({ cursor }) => {
  const { asked } = useNotesState.getState();
  if (asked !== null && asked !== cursor) askForNote(null);
});
