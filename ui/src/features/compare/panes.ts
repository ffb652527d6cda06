/** How many rows and columns of panes show images of some ratio the largest. */
import type { Size } from "../../components/frame/geometry";

/** Columns are taken where images lose less than this of their size by them. */
const BESIDE = 0.8;

/** Returns the ratio in the middle of several: that of most, not that of the first. */
export function middleRatio(images: readonly Size[]): number {
  const all = images.map(({ width, height }) => Math.log(width / height));
  return all.length === 0 ? 1 : Math.exp(all.reduce((sum, one) => sum + one, 0) / all.length);
}

export type Panes = { readonly columns: number; readonly rows: number };

export function bestPanes(count: number, area: Size, ratio: number): Panes {
  let best: Panes = { columns: count, rows: 1 };
  let largest = -1;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const width = area.width / columns;
    const height = area.height / rows;
    const shown = Math.min(width, height * ratio);
    // Side by side, unless much is lost: eyes move more easily from left to right.
    if (shown >= largest * BESIDE) {
      largest = Math.max(largest, shown);
      best = { columns, rows };
    }
  }
  return best;
}
