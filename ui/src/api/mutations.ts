/**
 * Writes. Each is one call of the core; what was done is said in a message with a way back, and what was refused with its
 * reason. Nothing is changed here by hand: the event that a write causes refreshes what shows it.
 */
import { useToasts } from "../state/toasts";
import { text } from "../text/mutations";
import { CallError, type Client, type Input, type OperationName, type Output } from "./client";
import type { GenerationId, JournalId, NoteId, Region, Undone } from "./generated/operations";

/** How long a way back is offered, in ms. */
const OFFERED = 10_000;

/** The message of each operation that still stands: a newer one takes its place. */
const standing = new Map<string, number>();

function say(kind: string, toast: Parameters<ReturnType<typeof useToasts.getState>["add"]>[0]): void {
  const { add, remove } = useToasts.getState();
  const before = standing.get(kind);
  if (before !== undefined) remove(before);
  standing.set(kind, add(toast));
}

/** Says in a message why something was refused. */
export function tellRefusal(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  const hint = error instanceof CallError ? error.hint : null;
  say("refusal", { tone: "error", text: sentence(words), ...(hint === null || hint === "" ? {} : { hint: sentence(hint) }), lasts: OFFERED });
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Says what was done, with a button that takes the journal's entry back. */
export function tellDone(client: Client, kind: string, words: string, entry: JournalId | null): void {
  say(kind, {
    tone: "plain",
    text: words,
    lasts: OFFERED,
    ...(entry === null ? {} : { actions: [{ label: text.undo, run: () => void undo(client, entry) }] }),
  });
}

/**
 * Runs a write. `said` words what was done; nothing is said where it returns `null` or nothing changed. Returns the answer, or
 * `null` where it was refused, which has been said then.
 */
export async function write<N extends OperationName>(
  client: Client,
  name: N,
  input: Input<N>,
  said?: (output: Output<N>) => string | null,
): Promise<Output<N> | null> {
  try {
    const output = await client.call(name, input);
    const entry = entryOf(output);
    const words = entry === null ? null : (said?.(output) ?? null);
    if (words !== null) tellDone(client, name, words, entry);
    return output;
  } catch (error) {
    tellRefusal(error);
    return null;
  }
}

function entryOf(output: unknown): JournalId | null {
  if (typeof output !== "object" || output === null || !("entry" in output)) return null;
  return typeof output.entry === "number" ? output.entry : null;
}

type Ids = readonly GenerationId[];

function these(ids: Ids): { ids: GenerationId[] } {
  return { ids: [...ids] };
}

export function star(client: Client, ids: Ids, starred: boolean) {
  return write(client, "star_generations", { selection: these(ids), starred }, (done) =>
    starred ? text.starred(done) : text.unstarred(done),
  );
}

export function reject(client: Client, ids: Ids, rejected: boolean) {
  return write(client, "reject_generations", { selection: these(ids), rejected }, (done) =>
    rejected ? text.rejected(done) : text.unrejected(done),
  );
}

export function trash(client: Client, ids: Ids) {
  return write(client, "trash_generations", { selection: these(ids) }, (done) => text.trashed(done));
}

export function restore(client: Client, ids: Ids) {
  return write(client, "restore_generations", { selection: these(ids) }, (done) => text.restored(done));
}

/** Gives images a title; an empty one takes it away. */
export function retitle(client: Client, ids: Ids, title: string) {
  return write(client, "update_generations", { selection: these(ids), title }, (done) => text.retitled(done, title));
}

export function addTags(client: Client, ids: Ids, tags: readonly string[]) {
  return write(client, "add_tags", { selection: these(ids), tags: [...tags] }, () => text.tagged(ids, tags));
}

export function removeTags(client: Client, ids: Ids, tags: readonly string[]) {
  return write(client, "remove_tags", { selection: these(ids), tags: [...tags] }, () => text.untagged(ids, tags));
}

export function addToCollection(client: Client, ids: Ids, collection: string) {
  return write(client, "add_to_collection", { selection: these(ids), collection }, (done) => text.collected(done, collection));
}

export function removeFromCollection(client: Client, ids: Ids, collection: string) {
  return write(client, "remove_from_collection", { selection: these(ids), collection }, (done) =>
    text.uncollected(done, collection),
  );
}

export function addNote(client: Client, generationId: GenerationId, words: string, region: Region | null) {
  return write(client, "add_note", { generationId, text: words, region });
}

export function replyToNote(client: Client, id: NoteId, words: string) {
  return write(client, "reply_to_note", { id, text: words });
}

export function resolveNote(client: Client, id: NoteId, resolved: boolean) {
  return write(client, "resolve_notes", { ids: [id], resolved }, () => (resolved ? text.noteResolved : text.noteReopened));
}

export function deleteNote(client: Client, id: NoteId) {
  return write(client, "delete_notes", { ids: [id] }, () => text.noteDeleted);
}

/** Takes an entry of the journal back, or the newest of the person, and says what stays as it is. */
export async function undo(client: Client, entry?: JournalId): Promise<Undone | null> {
  try {
    const undone = await client.call("undo", entry === undefined ? {} : { entry });
    tellUndone(undone, text.undone, text.nothingToUndo, { label: text.redo, run: () => void redo(client, undone.entry) });
    return undone;
  } catch (error) {
    tellRefusal(error);
    return null;
  }
}

/** Takes an undoing back: this one, or the newest of the person. */
export async function redo(client: Client, entry: JournalId | null = null): Promise<Undone | null> {
  try {
    const redone = await client.call("redo", entry === null ? {} : { entry });
    tellUndone(redone, text.redone, text.nothingToRedo, null);
    return redone;
  } catch (error) {
    tellRefusal(error);
    return null;
  }
}

function tellUndone(
  { changed, entries, skipped, skippedCount, entry }: Undone,
  done: (changes: number) => string,
  nothing: string,
  back: { label: string; run(): void } | null,
): void {
  const [first] = skipped;
  say("undo", {
    tone: "plain",
    text: entries.length === 0 ? nothing : done(changed),
    lasts: OFFERED,
    ...(first === undefined ? {} : { hint: text.kept(skippedCount, text.reasons[first.reason]) }),
    ...(back === null || entry === null ? {} : { actions: [back] }),
  });
}
