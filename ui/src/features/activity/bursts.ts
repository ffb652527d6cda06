/** The activity log as people tell it: what one actor did of one kind in one go is one line. */
import type { Actor, Entry, JournalId } from "../../api/generated/operations";

/** How far apart two entries of one burst may be, in ms; the core's own measure. */
const APART = 60_000;

/** What can't be undone, so that nothing offers it. */
const undoable = new Set([
  "add_images",
  "add_note",
  "add_tags",
  "add_to_collection",
  "create_collection",
  "delete_collections",
  "delete_notes",
  "delete_tags",
  "merge_tags",
  "reject_generations",
  "remove_from_collection",
  "remove_tags",
  "reopen_notes",
  "reorder_collection",
  "reorder_collections",
  "reply_to_note",
  "resolve_notes",
  "restore_generations",
  "star_generations",
  "trash_generations",
  "unreject_generations",
  "unstar_generations",
  "update_collections",
  "update_generations",
  "update_tags",
]);

/** What changes no image, so that nothing offers to show one. */
const withoutImages = new Set([
  "cancel_jobs",
  "create_collection",
  "delete_preset",
  "delete_saved_search",
  "dismiss_jobs",
  "purge_generations",
  "rename_preset",
  "rename_saved_search",
  "reorder_collections",
  "resolve_job",
  "retry_jobs",
  "save_preset",
  "save_search",
  "set_budget",
  "set_preference",
  "set_safe_mode",
  "update_collections",
  "update_tags",
]);

export type Burst = {
  /** The newest entry's id. */
  id: JournalId;
  actor: Actor;
  operation: string;
  /** When the newest happened. */
  at: string;
  /** Rows and links that changed, over all entries. */
  changes: number;
  /** The entries, newest first. */
  entries: readonly JournalId[];
  /** How many of them were undone. */
  undone: number;
  /** What undoing the burst undoes, newest first: what stands and can be undone. */
  undoes: readonly JournalId[];
};

type Growing = Burst & { entries: JournalId[]; undoes: JournalId[] };

/** Returns the entry that a burst began with, which it keeps while it grows. */
export function beginOf({ id, entries }: Burst): JournalId {
  return entries.at(-1) ?? id;
}

/** Returns whether a burst can have changed an image. */
export function isAboutImages({ operation, changes }: Burst): boolean {
  return changes > 0 && !withoutImages.has(operation);
}

/** Groups entries, newest first. Entries of one burst follow each other: what somebody else did in between parts nothing. */
export function bursts(entries: readonly Entry[]): Burst[] {
  const found: Growing[] = [];
  const open = new Map<Actor, { burst: Growing; oldest: number }>();
  for (const entry of entries) {
    // What undid something shows as what it undid, struck out.
    if (entry.operation === "undo" || entry.operation === "redo") continue;
    const at = Date.parse(entry.at);
    const last = open.get(entry.actor);
    const stands = entry.undoneBy === null;
    const undoes = stands && undoable.has(entry.operation) ? [entry.id] : [];
    if (last !== undefined && last.burst.operation === entry.operation && last.oldest - at <= APART) {
      last.burst.changes += entry.changes;
      last.burst.entries.push(entry.id);
      last.burst.undone += stands ? 0 : 1;
      last.burst.undoes.push(...undoes);
      last.oldest = at;
      continue;
    }
    const burst = {
      id: entry.id,
      actor: entry.actor,
      operation: entry.operation,
      at: entry.at,
      changes: entry.changes,
      entries: [entry.id],
      undone: stands ? 0 : 1,
      undoes,
    };
    found.push(burst);
    open.set(entry.actor, { burst, oldest: at });
  }
  return found;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

/** Returns how long ago it was, for people. */
export function ago(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1_000));
  const step = steps.find(([, length]) => seconds >= length);
  return step === undefined ? relative.format(0, "second") : relative.format(-Math.floor(seconds / step[1]), step[0]);
}
