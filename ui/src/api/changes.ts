/** Changing the library from the gallery: what was done is said, with the way back; what was refused is said in the core's words. */
import { text as activity } from "../text/activity";
import { text } from "../text/organise";
import { type Toast, useToasts } from "../state/toasts";
import { CallError, type Client } from "./client";
import type { JournalId, Skipped, SkipReason, Undone } from "./generated/operations";

/** How long the way back is offered, in ms. */
const UNDOABLE = 10_000;
const SAID = 6_000;

/** How long a change may take before it is said that it goes on, in ms. */
const SOON = 1_000;

/** The changes that take long; one message tells of all of them. */
const slow = new Set<symbol>();
let going: number | null = null;

function goesOn(since: number): () => void {
  const one = Symbol("change");
  slow.add(one);
  going ??= useToasts.getState().add({ tone: "plain", text: text.goesOn, since });
  return () => {
    slow.delete(one);
    if (slow.size > 0 || going === null) return;
    useToasts.getState().remove(going);
    going = null;
  };
}

type Attempt = {
  /** Whether a person is waited for: how long they take is no work that goes on. */
  waitsForPerson?: boolean;
  /** Brings back what was refused, so that nothing typed is lost. */
  again?: () => void;
};

/** Runs something that changes the library; returns nothing when it was refused, which is said, as is that it takes long. */
export async function attempt<T>(run: () => Promise<T>, { waitsForPerson = false, again }: Attempt = {}): Promise<T | null> {
  const since = Date.now();
  const messages: (() => void)[] = [];
  const timer = setTimeout(() => {
    if (!waitsForPerson) messages.push(goesOn(since));
  }, SOON);
  try {
    return await run();
  } catch (error) {
    const hint = error instanceof CallError && error.hint !== null && error.hint !== "" ? { hint: error.hint } : {};
    const actions = again === undefined ? {} : { actions: [{ label: text.again, run: again }] };
    useToasts.getState().add({ tone: "error", text: error instanceof Error ? error.message : String(error), ...hint, ...actions });
    return null;
  } finally {
    clearTimeout(timer);
    for (const ended of messages) ended();
  }
}

/** The last message: the next one takes its place. What it offered to undo, the key for undoing still does. */
let said: number | null = null;

function say(toast: Omit<Toast, "id">): number {
  const { add, remove } = useToasts.getState();
  if (said !== null) remove(said);
  said = add(toast);
  return said;
}

/** How what offers to undo an entry goes: it does when the entry is undone in another way. */
const offers = new Map<JournalId, () => void>();

/** Has something that offers to undo an entry go when that is undone. */
export function offersUndo(entry: JournalId, go: () => void): void {
  offers.set(entry, go);
}

/** Says what was done, with a way back for ten seconds. */
export function tellDone(client: Client, words: string, entries: readonly (JournalId | null)[], undone?: () => void): void {
  const done = entries.filter((entry) => entry !== null);
  const toast = say({
    tone: "plain",
    text: words,
    lasts: done.length === 0 ? SAID : UNDOABLE,
    ...(done.length === 0
      ? {}
      : {
          actions: [
            {
              label: text.undo,
              run: () => void attempt(() => undoEntries(client, done.toReversed())).then((answer) => answer !== null && undone?.()),
            },
          ],
        }),
  });
  for (const entry of done) offersUndo(entry, () => useToasts.getState().remove(toast));
}

/** Says something that has no way back. */
export function tell(words: string, hint?: string): void {
  say({ tone: "plain", text: words, lasts: SAID, ...(hint === undefined ? {} : { hint }) });
}

/** Undoes entries in the given order, newest first, and says so. */
export async function undoEntries(client: Client, entries: readonly JournalId[]): Promise<Undone[]> {
  const answers: Undone[] = [];
  try {
    for (const entry of entries) answers.push(await client.call("undo", { entry }));
  } finally {
    tellUndone(answers, text.undone);
  }
  return answers;
}

/** Says what was undone, or done again, and what stays as it is. */
export function tellUndone(answers: readonly Undone[], words: (what: string) => string): void {
  const entries = answers.flatMap((answer) => answer.entries);
  if (entries.length === 0) return;
  for (const { id } of entries) {
    offers.get(id)?.();
    offers.delete(id);
  }
  const [first] = entries;
  const what = entries.length === 1 && first !== undefined ? activity.did(first.operation, first.changes, 1) : `${entries.length} steps`;
  const count = answers.reduce((sum, answer) => sum + answer.skippedCount, 0);
  const skipped = answers.flatMap((answer) => answer.skipped);
  tell(words(what), count === 0 ? undefined : text.stays(count, reasonsOf(skipped)));
}

/** Returns the reasons, each once, in words. */
export function reasonsOf(skipped: readonly Pick<Skipped, "reason">[]): string {
  const reasons = new Set<SkipReason>(skipped.map(({ reason }) => reason));
  return [...reasons].map((reason) => text.skipped[reason]).join(", ");
}
