/** Images on the pointer: what a drag from the grid carries, and how the places that take it read it. */
import type { GenerationId } from "../api/generated/operations";

export const dragType = "application/x-pixery-ids";

/**
 * The images of a drag that this page began. There is one pointer, so what is over the page meanwhile are they; what else the drag
 * carries web views hide, once there is a file on it.
 */
let own: readonly GenerationId[] | null = null;

/** Puts images onto a drag. */
export function writeDragged(data: DataTransfer, ids: readonly GenerationId[]): void {
  data.setData(dragType, JSON.stringify(ids));
}

/** Notes that this page's images are on the pointer, or are no longer. */
export function noteDragged(ids: readonly GenerationId[] | null): void {
  own = ids;
}

/** Whether a drag carries images of the library; their ids can only be read when it ends. */
export function carriesImages(data: DataTransfer): boolean {
  return own !== null || data.types.includes(dragType);
}

/** Returns the images that were dropped. */
export function readDragged(data: DataTransfer): GenerationId[] {
  if (own !== null) return [...own];
  try {
    const value: unknown = JSON.parse(data.getData(dragType));
    return Array.isArray(value) ? value.filter((id): id is number => Number.isSafeInteger(id) && id > 0) : [];
  } catch {
    return [];
  }
}

/** Whether something of this page is on the pointer, a link or a tag as well as images. */
let isOwn = false;

function begins(event: DragEvent): void {
  isOwn = !event.defaultPrevented;
}

function ends(): void {
  isOwn = false;
}

/** What says that a drag is over: one whose element is gone ends without a word, but while one goes on the pointer itself is silent. */
const ENDS = ["dragend", "pointerdown", "pointermove"] as const;

/** Follows the drags that begin in this page until the returned function is called. */
export function followOwnDrags(): () => void {
  window.addEventListener("dragstart", begins);
  for (const name of ENDS) window.addEventListener(name, ends, { capture: true, passive: true });
  return () => {
    window.removeEventListener("dragstart", begins);
    for (const name of ENDS) window.removeEventListener(name, ends, { capture: true });
  };
}

/** What a drag from elsewhere brings: files that the page can read, addresses of what only the window can, or nothing to add. */
export function broughtBy(data: DataTransfer): "files" | "addresses" | null {
  if (isOwn || carriesImages(data)) return null;
  if (data.types.includes("Files")) return "files";
  return data.types.includes("text/uri-list") ? "addresses" : null;
}
