/** The layout for a window: tiles of the size asked for, but never so small that more than the DOM should hold are in sight. */
import { type GridKind, rowHeights, type TileSize } from "../../../state/layout";
import { type GridLayout, layColumns, layRows, type Placeable } from "./layout";
import type { Span } from "./periods";
import { densest } from "./visible";

/** The DOM never holds more tiles than this. */
export const MOST_TILES = 200;
/** Room on the left, and on the right where nothing else is, in px. */
export const SIDE = 16;
/** Room on the right for the scrubber with months, and without, in px. */
const WITH_MONTHS = 52;
const WITHOUT_MONTHS = 24;

export type Window = {
  readonly kind: GridKind;
  readonly size: TileSize;
  /** Of the whole area, in px. */
  readonly width: number;
  readonly height: number;
  /** Whether time orders the images, so that days and months mean something. */
  readonly dated: boolean;
};

export type Arranged = {
  readonly layout: GridLayout;
  /** What stands at the right: nothing where all is in sight, months where there are several. */
  readonly scrubber: "none" | "plain" | "months";
};

/** Whether tiles are so small that what lies around and between them is less. */
export function isSmall(size: TileSize): boolean {
  return size <= 1;
}

export function gapOf(size: TileSize): number {
  return isSmall(size) ? 4 : 8;
}

/** Returns what has a label of its own: a day of a few small tiles would leave most of its line empty. */
export function spanOf({ size, dated }: Pick<Window, "size" | "dated">): Span | null {
  if (!dated) return null;
  return isSmall(size) ? "month" : "day";
}

function lay(items: Placeable, window: Window, width: number): GridLayout {
  const place = window.kind === "rows" ? layRows : layColumns;
  const gap = gapOf(window.size);
  let target: number = rowHeights[window.size];
  for (;;) {
    const layout = place(items, { width, target, gap, span: spanOf(window) });
    // One tile, the cursor's, may stand out of sight.
    const densestThere = densest(layout, window.height);
    if (densestThere < MOST_TILES || target >= window.height) return layout;
    target = Math.ceil((target * Math.max(1.04, Math.sqrt(densestThere / (MOST_TILES - 8)))) / 4) * 4;
  }
}

export function arrange(items: Placeable, window: Window): Arranged {
  const wide = Math.max(64, window.width - 2 * SIDE);
  // Few images are placed to see whether they need more than a screen or two; many always do.
  if (items.count < 400) {
    const layout = lay(items, window, wide);
    if (layout.height < window.height * 1.5) return { layout, scrubber: "none" };
  }
  const scrubber = window.dated && spansMonths(items) ? "months" : "plain";
  const room = scrubber === "months" ? WITH_MONTHS : WITHOUT_MONTHS;
  return { layout: lay(items, window, Math.max(64, window.width - SIDE - room)), scrubber };
}

function spansMonths({ created, count }: Placeable): boolean {
  const [first, last] = [created[0] ?? 0, created[count - 1] ?? 0].map((at) => new Date(at * 1_000));
  return first?.getMonth() !== last?.getMonth() || first?.getFullYear() !== last?.getFullYear();
}
