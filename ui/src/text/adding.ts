/** Words of bringing files in. */
export const text = {
  title: "Adding images",
  dropToAdd: "Drop to add to the library",
  kinds: "PNG, JPEG and WebP, and folders of them",
  mayNotAdd: "This page may only look",
  howToAllow: "Start Pixery with: pixery serve --allow-write",
  noImages: "No PNG, JPEG or WebP among these files",
  progress: (done: number, total: number) => `Adding images, ${done} of ${total}`,
  ended: (added: number) => (added === 0 ? "Nothing was added" : added === 1 ? "1 image added" : `${added} images added`),
  duplicates: (many: number) => (many === 1 ? "1 was here already" : `${many} were here already`),
  failures: (many: number) => (many === 1 ? "1 could not be added" : `${many} could not be added`),
  close: "Close",
} as const;
