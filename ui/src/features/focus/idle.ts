/** When the person last did something in this window. */
let last = 0;

for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"] as const) {
  window.addEventListener(kind, () => (last = performance.now()), { passive: true, capture: true });
}

/** Returns the moment, on the clock of `performance.now()`. */
export function idleSince(): number {
  return last;
}
