import { useLayoutEffect, useRef } from "react";

import styles from "./FrameImage.module.css";
import type { Placed } from "./geometry";
import type { Frame } from "./useFrame";

type Props = { frame: Frame; placed: Placed; alt: string };

/**
 * Decoded pixels where they lie. The element before stands, as it is, until the new one can be painted: an `<img>` whose
 * address is changed may be blank for a frame.
 */
export function FrameImage({ frame, placed, alt }: Props) {
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const parent = area.current;
    if (parent === null) return undefined;
    const shown = parent.firstElementChild;
    if (shown instanceof HTMLImageElement && shown.getAttribute("src") === frame.address) {
      lay(shown, frame, placed, alt);
      return undefined;
    }
    const next = document.createElement("img");
    next.className = styles.image ?? "";
    next.draggable = false;
    next.decoding = "sync";
    next.src = frame.address;
    lay(next, frame, placed, alt);
    if (next.complete && next.naturalWidth > 0) {
      parent.replaceChildren(next);
      return undefined;
    }
    let live = true;
    next.decode().then(
      () => live && parent.replaceChildren(next),
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [frame, placed, alt]);
  return <div ref={area} className={styles.area} />;
}

function lay(image: HTMLImageElement, { id, rank, width, height }: Frame, { scale, x, y }: Placed, alt: string): void {
  image.alt = alt;
  image.dataset["frame"] = String(id);
  image.dataset["rank"] = String(rank);
  image.style.width = `${width * scale}px`;
  image.style.height = `${height * scale}px`;
  image.style.transform = `translate(${x}px, ${y}px)`;
  // From three px of the screen for one of the image on, its pixels are squares.
  image.style.imageRendering = scale >= 3 ? "pixelated" : "auto";
}
