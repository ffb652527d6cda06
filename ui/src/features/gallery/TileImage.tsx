import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { thumbHashToRGBA } from "thumbhash";

import { drawSoon } from "./hashQueue";
import { loadInto } from "./imageLoad";
import { bytesOf } from "./tileLook";
import styles from "./TileImage.module.css";

type Props = {
  address: string;
  thumbhash: string | null;
  /** Whether it fills the tile, or stands in it with bars beside. */
  fit: "fill" | "contain";
};

/**
 * A tile's pixels. Nothing is shown by halves: a placeholder stands in for an image that takes a while, until it is decoded, and
 * one size of it until the next is. A load is given up when the tile flies past.
 */
export function TileImage({ address, thumbhash, fit }: Props) {
  const image = useRef<HTMLImageElement>(null);
  const [isLate, setLate] = useState(false);
  const hasHash = thumbhash !== null;
  // Not a passive effect: React goes through all of a tile once more for one, when it comes and when it goes.
  useLayoutEffect(
    () => (image.current === null ? undefined : loadInto(image.current, address, hasHash ? setLate : null)),
    [address, hasHash],
  );
  return (
    <>
      {isLate && thumbhash !== null && <Placeholder hash={thumbhash} fit={fit} />}
      <img ref={image} className={styles.image} data-fit={fit === "fill" ? undefined : fit} alt="" draggable={false} decoding="async" />
    </>
  );
}

/** A thumbhash, drawn on a canvas: a data: address would need a hole in the content security policy. */
export function Placeholder({ hash, fit }: { hash: string; fit: "fill" | "contain" }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () =>
      drawSoon(() => {
        const element = canvas.current;
        if (element === null) return;
        const { w, h, rgba } = thumbHashToRGBA(bytesOf(hash));
        element.width = w;
        element.height = h;
        element.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0);
      }),
    [hash],
  );
  return <canvas ref={canvas} className={styles.hash} data-fit={fit} width={1} height={1} aria-hidden="true" />;
}
