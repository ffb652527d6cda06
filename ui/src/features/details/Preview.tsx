import { useRef } from "react";

import type { Generation } from "../../api/generated/operations";
import { openViewer } from "../../commands/look";
import { FrameImage } from "../../components/frame/FrameImage";
import { place, whole } from "../../components/frame/geometry";
import { useFrame } from "../../components/frame/useFrame";
import { useSize } from "../../components/frame/useSize";
import { Hash } from "../../components/Picture";
import { deviceRatio } from "../../state/looking";
import { text } from "../../text/details";
import styles from "./Details.module.css";

type Props = { image: Generation };

/** The picture; a click opens it in the viewer. */
export function Preview({ image }: Props) {
  const pane = useRef<HTMLButtonElement>(null);
  const size = useSize(pane);
  const ratio = deviceRatio();
  const { id, width, height, sha256, thumbhash } = image;
  const { frame, failed } = useFrame(
    { id, width, height, version: sha256.slice(0, 16) },
    { box: size === null ? null : { width: size.width * ratio, height: size.height * ratio } },
  );
  return (
    <button ref={pane} type="button" className={styles.preview} aria-label={text.open(id)} onClick={() => openViewer(id)}>
      {frame === null || size === null ? (
        thumbhash !== null && <Hash hash={thumbhash} fit="contain" />
      ) : failed ? (
        <span className={styles.missing}>{text.kinGone.missing}</span>
      ) : (
        <FrameImage frame={frame} placed={place(whole, frame, size)} alt="" />
      )}
    </button>
  );
}
