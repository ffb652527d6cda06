/** Words of the activity log: what somebody did, by the operation's name. */
const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${more}`);
const images = (count: number) => many(count, "image", "images");

/** What was done, as it follows an actor's name; the number is of rows and links that changed. */
const deeds: Readonly<Record<string, (changes: number) => string>> = {
  star_generations: (n) => `starred ${images(n)}`,
  unstar_generations: (n) => `took the star from ${images(n)}`,
  reject_generations: (n) => `rejected ${images(n)}`,
  unreject_generations: (n) => `took back rejecting ${images(n)}`,
  trash_generations: (n) => `trashed ${images(n)}`,
  restore_generations: (n) => `restored ${images(n)}`,
  purge_generations: () => "deleted images for good",
  update_generations: (n) => `changed the words of ${images(n)}`,
  add_tags: (n) => `tagged images (${many(n, "change", "changes")})`,
  remove_tags: (n) => `took tags off images (${many(n, "change", "changes")})`,
  update_tags: (n) => `changed ${many(n, "tag", "tags")}`,
  merge_tags: () => "merged tags",
  delete_tags: () => "deleted tags",
  create_collection: () => "made a collection",
  update_collections: (n) => `changed ${many(n, "collection", "collections")}`,
  delete_collections: () => "deleted collections",
  add_to_collection: (n) => `put images into a collection (${many(n, "change", "changes")})`,
  remove_from_collection: (n) => `took images out of a collection (${many(n, "change", "changes")})`,
  reorder_collection: () => "reordered a collection",
  add_note: () => "wrote a note",
  reply_to_note: () => "answered a note",
  resolve_notes: (n) => `settled ${many(n, "note", "notes")}`,
  reopen_notes: (n) => `reopened ${many(n, "note", "notes")}`,
  delete_notes: () => "deleted notes",
  generate: () => "generated",
  remix: () => "remixed",
  regenerate: () => "regenerated",
  import_images: () => "added images",
  add_images: () => "added images",
  undo: () => "undid something",
  redo: () => "redid something",
};

export const text = {
  label: "Activity",
  everyone: "Everyone",
  people: "People",
  nobody: "Nobody has done anything yet.",
  nothingBy: "Nothing by these.",
  older: "Show older",
  undo: "Undo",
  undoGroup: (what: string) => `Undo: ${what}`,
  undone: "undone",
  partlyUndone: (count: number) => `${count} undone`,
  did: (operation: string, changes: number) => deeds[operation]?.(changes) ?? operation.replaceAll("_", " "),
  times: (what: string, count: number) => (count === 1 ? what : `${what}, in ${count} steps`),
  /** An actor as people read it: `claude` is Claude, `person` is you. */
  actor: (actor: string) => (actor === "person" ? "You" : actor.slice(0, 1).toUpperCase() + actor.slice(1)),
} as const;
