import { useRef, type ReactNode } from "react";

import type { Generation, GenerationId } from "../../api/generated/operations";
import { openViewer } from "../../commands/look";
import { FrameImage } from "../../components/frame/FrameImage";
import { place, type Placed, type Size, whole } from "../../components/frame/geometry";
import { useFrame } from "../../components/frame/useFrame";
import { useSize } from "../../components/frame/useSize";
import { Hash } from "../../components/Picture";
import { deviceRatio } from "../../state/looking";
import { text } from "../../text/details";
import styles from "./Details.module.css";

type Props = { image: Generation; renderPins(id: GenerationId, image: Size, placed: Placed): ReactNode };

/** The picture; a click opens it in the viewer. */
export function Preview({ image, renderPins }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const ratio = deviceRatio();
  const { id, width, height, sha256, thumbhash } = image;
  const { frame, failed } = useFrame(
    { id, width, height, version: sha256.slice(0, 16) },
    { box: size === null ? null : { width: size.width * ratio, height: size.height * ratio } },
  );
  return (
    <div ref={pane} className={styles.preview}>
      <button type="button" className={styles.open} aria-label={text.open(id)} onClick={() => openViewer(id)} />
      {frame === null || size === null ? (
        thumbhash !== null && <Hash hash={thumbhash} fit="contain" />
      ) : failed ? (
        <span className={styles.missing}>{text.kinGone.missing}</span>
      ) : (
        <FrameImage frame={frame} placed={place(whole, frame, size)} alt="" />
      )}
      {frame?.id === id && size !== null && renderPins(id, frame, place(whole, frame, size))}
    </div>
  );
}
