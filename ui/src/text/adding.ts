/** Words of bringing files in. */
export const text = {
  title: "Adding images",
  dropToAdd: "Drop to add to the library",
  kinds: "PNG, JPEG and WebP, and folders of them",
  mayNotAdd: "This page may only look",
  howToAllow: "Start Pixery with: pixery serve --allow-write",
  isLink: "This is a link, not a file",
  saveFirst: "Save the picture to this computer, then drop the file",
  onTheWeb: "is on the web; save it to this computer, then drop the file",
  noFile: "is no file of this computer; save it, then drop the file",
  link: "The link",
  noImages: "No PNG, JPEG or WebP among these files",
  progress: (done: number, total: number) => `Adding images, ${done} of ${total}`,
  ended: (added: number) => (added === 0 ? "Nothing was added" : added === 1 ? "1 image added" : `${added} images added`),
  stopped: (added: number) => (added === 1 ? "Stopped; 1 image is in the library" : `Stopped; ${added} images are in the library`),
  duplicates: (many: number) => (many === 1 ? "1 was here already" : `${many} were here already`),
  failures: (many: number) => (many === 1 ? "1 could not be added" : `${many} could not be added`),
  leftOut: (many: number) =>
    many === 1 ? "1 file is no PNG, JPEG or WebP and was left out" : `${many} files are no PNG, JPEG or WebP and were left out`,
  stop: "Stop",
  undo: "Undo",
  close: "Close",
} as const;
