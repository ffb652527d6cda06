/** How many rows beyond the view are kept, so that scrolling never shows a gap. */
const BEYOND = 12;

/** Returns which rows are in view: from, and to before which. `above` is how much of the list lies above the view, in px. */
export function rowsInView(above: number, height: number, row: number, count: number): { from: number; to: number } {
  const first = Math.floor(above / row) - BEYOND;
  const from = Math.max(0, Math.min(first, count - 1));
  const to = Math.min(count, Math.max(from + 1, Math.ceil((above + height) / row) + BEYOND));
  return { from, to };
}
