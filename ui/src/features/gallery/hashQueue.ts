/** Draws placeholders a few at a time, so that a screen full of them costs no frame. */

/** The time that drawing may take of a frame, in ms. */
const BUDGET = 3;

const waiting = new Set<() => void>();
let scheduled = false;

function work(): void {
  const until = performance.now() + BUDGET;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() > until) break;
  }
  scheduled = waiting.size > 0;
  if (scheduled) requestAnimationFrame(work);
}

/** Draws soon; returns what takes that back. */
export function drawSoon(draw: () => void): () => void {
  waiting.add(draw);
  if (!scheduled) {
    scheduled = true;
    requestAnimationFrame(work);
  }
  return () => waiting.delete(draw);
}
