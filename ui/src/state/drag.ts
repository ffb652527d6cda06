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
