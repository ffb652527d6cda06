/** Writes on one image that have no command of their own: its title, its notes. What was done is said, with the way back. */
import { text } from "../text/details";
import { text as notes } from "../text/notes";
import { attempt, tellDone } from "./changes";
import type { Client } from "./client";
import type { GenerationId, JournalId, Note, NoteId, Region } from "./generated/operations";

async function done(client: Client, words: string, call: () => Promise<{ entry: JournalId | null }>): Promise<boolean> {
  const answer = await attempt(call);
  if (answer !== null && answer.entry !== null) tellDone(client, words, [answer.entry]);
  return answer !== null;
}

/** Gives an image a title; an empty one takes it away. Says whether it could. */
export function retitle(client: Client, id: GenerationId, title: string): Promise<boolean> {
  const words = title === "" ? text.untitled(id) : text.titled(id, title);
  return done(client, words, () => client.call("update_generations", { selection: { ids: [id] }, title }));
}

export function addNote(client: Client, generationId: GenerationId, words: string, region: Region | null): Promise<Note | null> {
  return attempt(() => client.call("add_note", { generationId, text: words, region }));
}

export function replyToNote(client: Client, id: NoteId, words: string): Promise<Note | null> {
  return attempt(() => client.call("reply_to_note", { id, text: words }));
}

export function resolveNote(client: Client, id: NoteId, resolved: boolean): Promise<boolean> {
  const words = resolved ? notes.resolved : notes.reopened;
  return done(client, words, () => client.call("resolve_notes", { ids: [id], resolved }));
}

export function deleteNote(client: Client, id: NoteId): Promise<boolean> {
  return done(client, notes.deleted, () => client.call("delete_notes", { ids: [id] }));
}
