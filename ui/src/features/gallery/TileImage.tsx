import { useEffect, useRef, useState } from "react";
import { thumbHashToRGBA } from "thumbhash";

import { drawSoon } from "./hashQueue";
import { bytesOf } from "./tileLook";
import styles from "./TileImage.module.css";

/** An image that is here after this long, in ms, needs no placeholder but a colour: each canvas is a layer of its own to the compositor. */
const SOON = 250;

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
  const [is, setIs] = useState<"loading" | "shown" | "failed">("loading");
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (is === "shown") return undefined;
    const timer = setTimeout(() => setLate(true), SOON);
    return () => clearTimeout(timer);
  }, [is]);
  useEffect(() => {
    const element = image.current;
    if (element === null) return undefined;
    const loader = element.dataset["loaded"] === undefined ? element : new Image();
    let live = true;
    loader.src = address;
    const done = () => {
      if (!live) return;
      element.dataset["loaded"] = "";
      if (loader !== element) element.src = address;
      setIs("shown");
    };
    if (loader.complete && loader.naturalWidth > 0) done();
    else loader.decode().then(done, () => live && setIs((was) => (was === "shown" ? was : "failed")));
    return () => {
      live = false;
      if (!loader.complete) loader.removeAttribute("src");
    };
  }, [address]);
  return (
    <>
      {isLate && is !== "shown" && thumbhash !== null && <Placeholder hash={thumbhash} fit={fit} />}
      <img ref={image} className={styles.image} data-is={is} data-fit={fit} alt="" draggable={false} decoding="async" />
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
