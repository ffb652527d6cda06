import { useEffect, useRef, useState } from "react";
import { thumbHashToRGBA } from "thumbhash";

import { useClient } from "../api/context";
import type { Variant } from "../api/client";
import type { GenerationId } from "../api/generated/operations";
import styles from "./Picture.module.css";

type Props = {
  id: GenerationId;
  variant: Variant;
  /** Changes when the bytes do. */
  version?: string | undefined;
  thumbhash?: string | null;
  alt: string;
  fit?: "contain" | "cover";
  onLoaded?(image: HTMLImageElement): void;
};

/** An image of the library. Its thumbhash stands below until it is decoded, so that it never appears by halves. */
export function Picture({ id, variant, version, thumbhash, alt, fit = "contain", onLoaded }: Props) {
  const client = useClient();
  const address = client.media(id, variant, version);
  const [state, setState] = useState<{ address: string; is: "shown" | "failed" } | null>(null);
  const is = state?.address === address ? state.is : "loading";
  return (
    <span className={styles.picture} data-is={is}>
      {thumbhash != null && is !== "shown" && <Hash hash={thumbhash} fit={fit} />}
      {is === "failed" ? null : (
        <img
          className={styles.image}
          data-fit={fit}
          src={address}
          alt={alt}
          draggable={false}
          decoding="async"
          onLoad={(event) => {
            setState({ address, is: "shown" });
            onLoaded?.(event.currentTarget);
          }}
          onError={() => setState({ address, is: "failed" })}
        />
      )}
    </span>
  );
}

/** A thumbhash, drawn on a canvas: a data: address would need a hole in the content security policy. */
export function Hash({ hash, fit }: { hash: string; fit: "contain" | "cover" }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0));
    const { w, h, rgba } = thumbHashToRGBA(bytes);
    canvas.width = w;
    canvas.height = h;
    canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0);
  }, [hash]);
  return <canvas ref={ref} className={styles.hash} data-fit={fit} aria-hidden="true" />;
}
