/** Loading an image into the element that shows it, without React: thousands of them pass by. */

/** An image that is here after this long, in ms, needs no placeholder but a colour: each canvas is a layer of its own to the compositor. */
const SOON = 250;

const decoded = new Set<() => void>();

/** Shows what was decoded with the next frame, all at once: the page is laid out once for it. */
function showSoon(show: () => void): () => void {
  if (decoded.size === 0) {
    requestAnimationFrame(() => {
      const all = [...decoded];
      decoded.clear();
      for (const one of all) one();
    });
  }
  decoded.add(show);
  return () => decoded.delete(show);
}

/**
 * Loads an image; the element shows it, by `data-is`, once it is decoded, and what it showed before until then. `setLate` hears
 * whether there is nothing to show for so long that a placeholder is wanted, where there is one. Returns what gives the load up.
 */
export function loadInto(element: HTMLImageElement, address: string, setLate: ((isLate: boolean) => void) | null): () => void {
  const isFirst = element.dataset["is"] !== "shown";
  if (!isFirst && element.getAttribute("src") === address) return () => undefined;
  const loader = isFirst ? element : new Image();
  const timer = isFirst && setLate !== null ? setTimeout(setLate, SOON, true) : undefined;
  let live = true;
  let takeBack: (() => void) | undefined;

  function show(): void {
    clearTimeout(timer);
    if (loader !== element) element.src = address;
    element.dataset["is"] = "shown";
    setLate?.(false);
  }

  loader.src = address;
  if (loader.complete && loader.naturalWidth > 0) show();
  else {
    // What can't be loaded keeps its placeholder.
    loader.decode().then(
      () => {
        if (live) takeBack = showSoon(show);
      },
      () => undefined,
    );
  }
  return () => {
    live = false;
    clearTimeout(timer);
    takeBack?.();
    if (!loader.complete) loader.removeAttribute("src");
  };
}
