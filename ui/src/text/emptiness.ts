/** Words where no images are. */
export const text = {
  loading: "Loading images",
  first: "Make your first picture.",
  empty: "No images yet.",
  prompt: "What the picture should show",
  firstPrompt: "a red fox asleep in snow, linocut",
  paint: "Paint it (free, on this machine)",
  painting: "Painting…",
  addKey: "Add a provider’s key",
  dropHere: "Image files can be dropped anywhere on this window, too: they are copied into the library as they are.",
  noGenerate: "This page may not make images. Start Pixery with",
  generateCommand: "pixery serve --allow-generate",
  noWrite: "To drop image files on this window, start it with",
  writeCommand: "pixery serve --allow-write",
  noMatch: "Nothing matches",
  clear: "Clear",
  removeTerm: (term: string, shows: number) => `Remove ${term} · shows ${shows.toLocaleString("en")}`,
  inCollection: (name: string) => `in ${name}`,
  emptyCollection: (name: string) => `“${name}” holds no images yet`,
  showAll: "Show all images",
  emptyTrash: "The trash is empty",
  emptyTrashWhat: "What you put into the trash waits here until you restore it or empty the trash.",
  badQuery: "This search can’t be read",
  cantShow: "The images can’t be shown",
  again: "Try again",
  /** A message of the core as a sentence. */
  sentence(words: string): string {
    // What follows the first line draws something, as in a terminal.
    const [line = ""] = words.split("\n");
    if (line === "") return "";
    const begun = line.charAt(0).toUpperCase() + line.slice(1);
    return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
  },
} as const;
