/** Images that are read and decoded before they are shown, so that no frame is ever blank. The last few are kept. */
const KEPT = 60;

type Entry = { image: HTMLImageElement; ready: boolean; promise: Promise<boolean> };

const entries = new Map<string, Entry>();

/** Reads an image; answers whether it could. */
export function decode(address: string): Promise<boolean> {
  const there = entries.get(address);
  if (there !== undefined) {
    // Used again: to the end of the line.
    entries.delete(address);
    entries.set(address, there);
    return there.promise;
  }
  const image = new Image();
  image.src = address;
  const promise = image.decode().then(
    () => {
      entry.ready = true;
      return true;
    },
    () => {
      entries.delete(address);
      return false;
    },
  );
  const entry: Entry = { image, ready: false, promise };
  entries.set(address, entry);
  for (const [oldest] of entries) {
    if (entries.size <= KEPT) break;
    entries.delete(oldest);
  }
  return promise;
}

export function isDecoded(address: string): boolean {
  return entries.get(address)?.ready ?? false;
}
