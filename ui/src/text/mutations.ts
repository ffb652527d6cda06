/** What was done, in words: each with a way back. */
type Some = { changed: readonly number[]; changedCount: number };

/** One image by its number, several by their count. */
function some({ changed, changedCount }: Some): string {
  return changedCount === 1 ? `#${changed[0]}` : changedCount.toLocaleString();
}

function these(ids: readonly number[]): string {
  return some({ changed: ids, changedCount: ids.length });
}

export const text = {
  undo: "Undo",
  redo: "Redo",
  starred: (done: Some) => `${some(done)} starred`,
  unstarred: (done: Some) => `Star taken off ${some(done)}`,
  rejected: (done: Some) => `${some(done)} rejected`,
  unrejected: (done: Some) => `${some(done)} no longer rejected`,
  trashed: (done: Some) => `${some(done)} put into the trash`,
  restored: (done: Some) => `${some(done)} taken out of the trash`,
  retitled: (done: Some, title: string) => (title === "" ? `Title of ${some(done)} removed` : `${some(done)} titled “${title}”`),
  tagged: (ids: readonly number[], tags: readonly string[]) => `${these(ids)} tagged ${tags.join(", ")}`,
  untagged: (ids: readonly number[], tags: readonly string[]) => `${tags.join(", ")} taken off ${these(ids)}`,
  collected: (done: Some, collection: string) => `${some(done)} put into ${collection}`,
  uncollected: (done: Some, collection: string) => `${some(done)} taken out of ${collection}`,
  noteResolved: "Note resolved",
  noteReopened: "Note opened again",
  noteDeleted: "Note deleted",
  undone: (changes: number) => (changes === 1 ? "1 change undone" : `${changes.toLocaleString()} changes undone`),
  redone: (changes: number) => (changes === 1 ? "1 change made again" : `${changes.toLocaleString()} changes made again`),
  nothingToUndo: "Nothing to undo.",
  nothingToRedo: "Nothing to redo.",
  kept: (count: number, reason: string) => (count === 1 ? `One stays as it is: ${reason}.` : `${count.toLocaleString()} stay as they are: ${reason}.`),
  reasons: {
    changed_since: "changed since",
    gone: "gone meanwhile",
    name_taken: "the name is taken",
    still_used: "still in use",
    final: "this can’t be taken back",
  },
} as const;
