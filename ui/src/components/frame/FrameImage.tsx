import type { CSSProperties } from "react";

import styles from "./FrameImage.module.css";
import type { Placed } from "./geometry";
import type { Frame } from "./useFrame";

type Props = { frame: Frame; placed: Placed; alt: string; style?: CSSProperties; className?: string | undefined };

/** Decoded pixels where they lie. From three px of the screen for one of the image on, its pixels are squares. */
export function FrameImage({ frame, placed, alt, style, className }: Props) {
  return (
    <img
      className={`${styles.image} ${className ?? ""}`}
      src={frame.address}
      alt={alt}
      draggable={false}
      decoding="sync"
      data-frame={frame.id}
      data-rank={frame.rank}
      style={{
        width: frame.width * placed.scale,
        height: frame.height * placed.scale,
        transform: `translate(${placed.x}px, ${placed.y}px)`,
        imageRendering: placed.scale >= 3 ? "pixelated" : "auto",
        ...style,
      }}
    />
  );
}
