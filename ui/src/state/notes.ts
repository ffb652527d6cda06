/** Notes between Details and the picture: which one is meant, and whether somebody wants to write one. */
import { create } from "zustand";

import type { GenerationId, NoteId } from "../api/generated/operations";
import { useSelection } from "./selection";

type NotesState = {
  /** The note that the pointer or the focus is on, in the list or on the picture. */
  meant: NoteId | null;
  /** The image that somebody asked to write a note about; Details may not be there yet. */
  asked: GenerationId | null;
  /** What was typed for it before its field was there; nothing while nobody waits for one. */
  early: { words: string; since: number } | null;
};

export const useNotesState = create<NotesState>()(() => ({ meant: null, asked: null, early: null }));

export function meanNote(id: NoteId | null): void {
  if (useNotesState.getState().meant !== id) useNotesState.setState({ meant: id });
}

/** Opens the field of an image's notes; `null` closes it. */
export function askForNote(id: GenerationId | null): void {
  useNotesState.setState({ asked: id, early: id === null ? null : { words: "", since: performance.now() } });
}

/** How long a field is waited for, in ms. */
const PATIENCE = 3_000;

/** Keeps a key for a field that was asked for and is not there yet; says whether there is one. */
export function typeEarly(key: string): boolean {
  const { early } = useNotesState.getState();
  if (early === null) return false;
  if (performance.now() - early.since > PATIENCE) {
    endEarly();
    return false;
  }
  const words = key === "Backspace" ? early.words.slice(0, -1) : key === "Enter" ? `${early.words}\n` : early.words + key;
  useNotesState.setState({ early: { ...early, words } });
  return true;
}

/** The field is there, or nobody waits for it any more. */
export function endEarly(): void {
  if (useNotesState.getState().early !== null) useNotesState.setState({ early: null });
}

// Whoever goes on to another image and comes back finds no field that takes the keys.
useSelection.subscribe(({ cursor }) => {
  const { asked } = useNotesState.getState();
  if (asked !== null && asked !== cursor) askForNote(null);
});
