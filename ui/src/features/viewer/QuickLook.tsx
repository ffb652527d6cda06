import { useRef } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { CloseButton } from "../../components/CloseButton";
import { FrameImage } from "../../components/frame/FrameImage";
import { place, whole } from "../../components/frame/geometry";
import { useFrame } from "../../components/frame/useFrame";
import { useSize } from "../../components/frame/useSize";
import { useSource, useViewIndex } from "../../components/frame/useSource";
import { Layer } from "../../components/Layer";
import { Withheld } from "../../components/Withheld";
import { deviceRatio } from "../../state/looking";
import { useStage } from "../../state/stage";
import { text } from "../../text/viewer";
import styles from "./QuickLook.module.css";
import { useLastSeen } from "./useLastSeen";
import { usePreload } from "./usePreload";

type Props = { id: GenerationId };

function closeStage(): void {
  useStage.getState().close();
}

/** A quick look: the picture on a card, a few facts, the gallery still there around it. */
export function QuickLook({ id }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const index = useViewIndex();
  const { tile, source } = useSource(id);
  const ratio = deviceRatio();
  const box = size === null ? null : { width: size.width * ratio, height: size.height * ratio };
  const { frame, failed } = useFrame(source, { box });
  usePreload(index, id, box);
  useLastSeen(id);
  return (
    <Layer scope="quicklook" label={text.quicklook(id)} look="card" onBackdrop={closeStage}>
      <div className={styles.card}>
        <div ref={pane} className={styles.pane}>
          {source === null && tile !== null ? (
            <Withheld />
          ) : failed ? (
            <p className={styles.missing}>{text.missing}</p>
          ) : (
            frame !== null &&
            size !== null && <FrameImage frame={frame} placed={place(whole, frame, size)} alt={tile?.title ?? tile?.prompt ?? ""} />
          )}
        </div>
        <footer className={styles.facts}>
          <div className={styles.words}>
            <p className={styles.line}>
              <strong className={styles.id}>#{id}</strong>
              {tile?.withheld === undefined && <span className={styles.title}>{tile?.title ?? tile?.prompt}</span>}
            </p>
            {tile !== null && tile.withheld === undefined && (
              <p className={styles.meta}>
                {[tile.model, `${tile.width} × ${tile.height}`, new Date(tile.createdAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </p>
            )}
          </div>
          <CloseButton onClick={closeStage} />
        </footer>
      </div>
    </Layer>
  );
}
