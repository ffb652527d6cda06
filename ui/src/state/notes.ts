/** Notes between Details and the picture: which one is meant, and whether somebody wants to write one. */
import { create } from "zustand";

import type { NoteId } from "../api/generated/operations";

type NotesState = {
  /** The note that the pointer or the focus is on, in the list or on the picture. */
  meant: NoteId | null;
  /** Grows each time that somebody asks to write a note. */
  asked: number;
};

export const useNotesState = create<NotesState>()(() => ({ meant: null, asked: 0 }));

export function meanNote(id: NoteId | null): void {
  if (useNotesState.getState().meant !== id) useNotesState.setState({ meant: id });
}

export function askForNote(): void {
  useNotesState.setState(({ asked }) => ({ asked: asked + 1 }));
}
