/** Words of the activity log: what somebody did, by the operation's name. */
const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${more}`);
const changes = (count: number) => many(count, "change", "changes");
const images = (count: number) => many(count, "image", "images");

/** What was done, as it follows an actor's name: how many rows and links changed, in how many steps. */
const deeds: Readonly<Record<string, (changes: number, steps: number) => string>> = {
  star_generations: (n) => `starred ${images(n)}`,
  unstar_generations: (n) => `took the star from ${images(n)}`,
  reject_generations: (n) => `rejected ${images(n)}`,
  unreject_generations: (n) => `took back rejecting ${images(n)}`,
  trash_generations: (n) => `trashed ${images(n)}`,
  restore_generations: (n) => `restored ${images(n)}`,
  purge_generations: () => "deleted images for good",
  update_generations: (n) => `changed the words of ${images(n)}`,
  add_tags: (n) => `tagged images (${changes(n)})`,
  remove_tags: (n) => `took tags off images (${changes(n)})`,
  update_tags: (n) => `changed ${many(n, "tag", "tags")}`,
  merge_tags: () => "merged tags",
  delete_tags: () => "deleted tags",
  create_collection: (_, steps) => `made ${many(steps, "collection", "collections")}`,
  update_collections: (n) => `changed ${many(n, "collection", "collections")}`,
  delete_collections: () => "deleted collections",
  add_to_collection: (n) => `filed images (${changes(n)})`,
  remove_from_collection: (n) => `took images out of a collection (${changes(n)})`,
  reorder_collection: () => "reordered a collection",
  reorder_collections: () => "reordered the collections",
  add_note: (_, steps) => `wrote ${many(steps, "note", "notes")}`,
  reply_to_note: (_, steps) => `wrote ${many(steps, "answer", "answers")} to notes`,
  resolve_notes: (n) => `settled ${many(n, "note", "notes")}`,
  reopen_notes: (n) => `reopened ${many(n, "note", "notes")}`,
  delete_notes: () => "deleted notes",
  generate: (_, steps) => `generated, ${many(steps, "request", "requests")}`,
  remix: (_, steps) => `remixed, ${many(steps, "request", "requests")}`,
  save_search: (_, steps) => `saved ${many(steps, "search", "searches")}`,
  rename_saved_search: (_, steps) => `renamed ${many(steps, "saved search", "saved searches")}`,
  delete_saved_search: (_, steps) => `deleted ${many(steps, "saved search", "saved searches")}`,
  // Two changes an image: that it was made, and what puts it into the trash when it is undone.
  add_images: (n) => `added ${images(Math.ceil(n / 2))}`,
  import_images: (n) => `imported ${images(n)}`,
  set_budget: () => "changed a budget",
  set_safe_mode: () => "switched safe mode",
  cancel_jobs: () => "cancelled jobs",
  retry_jobs: () => "tried jobs again",
  dismiss_jobs: () => "dismissed jobs",
  resolve_job: () => "decided about a job",
  undo: (n) => changes(n),
  redo: (n) => changes(n),
  regenerate: (_, steps) => `regenerated, ${many(steps, "request", "requests")}`,
};

export const text = {
  label: "Activity",
  everyone: "Everyone",
  nobody: "Nobody has done anything yet.",
  nothingBy: "Nothing by these.",
  older: "Show older",
  show: "Show the images",
  /** What is said instead of showing none, or only some. */
  noneLeft: "None of its images is left to be shown",
  onlyLast: (count: number) => (count === 1 ? "The image that it changed last" : `The ${count.toLocaleString()} images that it changed last`),
  undo: "Undo",
  undone: "undone",
  partlyUndone: (count: number) => `${count} undone`,
  did: (operation: string, changed: number, steps: number) => deeds[operation]?.(changed, steps) ?? operation.replaceAll("_", " "),
  /** An actor as people read it: `claude` is Claude, `person` is you. */
  actor: (actor: string) => (actor === "person" ? "You" : actor.slice(0, 1).toUpperCase() + actor.slice(1)),
} as const;
