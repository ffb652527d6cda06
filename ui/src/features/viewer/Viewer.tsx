import { useEffect, useRef, type ReactNode } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { factorOf, percentOf, place, type Placed, type Size, whole } from "../../components/frame/geometry";
import { FrameImage } from "../../components/frame/FrameImage";
import { usePanZoom } from "../../components/frame/usePanZoom";
import { type Frame, useFrame } from "../../components/frame/useFrame";
import { useSource, useViewIndex } from "../../components/frame/useSource";
import { useSize } from "../../components/frame/useSize";
import { Layer } from "../../components/Layer";
import { Withheld } from "../../components/Withheld";
import { deviceRatio, useLooking } from "../../state/looking";
import { useStage } from "../../state/stage";
import { text } from "../../text/viewer";
import { Filmstrip } from "./Filmstrip";
import { InfoOverlay } from "./InfoOverlay";
import { useHeldSpace } from "./useHeldSpace";
import { useLastSeen } from "./useLastSeen";
import { usePreload } from "./usePreload";
import { useToastsAbove } from "./useToastsAbove";
import { ViewerBar } from "./ViewerBar";
import styles from "./Viewer.module.css";

/** The filmstrip's height in px. */
const STRIP = 72;

type Props = {
  id: GenerationId;
  /** What lies over the picture, where it lies: the pins of notes. */
  renderOver(frame: Frame, placed: Placed, pane: Size): ReactNode;
};

/** One picture and nothing else. The next ones are read before they are asked for; until one is here, the last one stands. */
export function Viewer({ id, renderOver }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const index = useViewIndex();
  const { tile, source } = useSource(id);
  const zoom = useLooking((state) => state.zoom);
  const ground = useLooking((state) => state.ground);
  const info = useLooking((state) => state.info);
  const drawing = useLooking((state) => state.drawing);
  const ratio = deviceRatio();
  const box = size === null ? null : { width: size.width * ratio, height: size.height * ratio };
  const isClose = size !== null && source !== null && zoom.factor > 1.02 && percentOf(zoom, source, size, ratio) > fitted(source, size, ratio);
  const { frame, failed } = useFrame(source, { box, original: isClose });
  usePreload(index, id, box);
  useHeldSpace();
  useLastSeen(id);
  useToastsAbove(STRIP);
  useClosedBySafeMode(tile?.withheld !== undefined);

  const imageWidth = frame?.width ?? 0;
  const imageHeight = frame?.height ?? 0;
  useEffect(() => {
    if (size !== null && imageWidth > 0) useLooking.getState().set({ measured: { image: { width: imageWidth, height: imageHeight }, pane: size } });
  }, [size, imageWidth, imageHeight]);
  useEffect(() => () => useLooking.getState().reset(), []);
  usePanZoom(pane, {
    clicked: (at) => useLooking.getState().toggleAt(at),
    backdrop: () => useStage.getState().close(),
  });

  // Images that run past ask for no notes where the row says that there are none.
  const hasOver = drawing || (tile?.notes ?? 0) > 0;
  const placed = frame === null || size === null ? null : place(zoom, frame, size);
  return (
    <Layer scope="viewer" label={text.viewer(id)} look="full">
      <div className={styles.viewer} data-ground={ground} data-surround="" data-drawing={drawing || undefined}>
        <ViewerBar id={id} tile={tile} index={index} percent={frame === null || size === null ? null : percentOf(zoom, frame, size, ratio)} />
        <div ref={pane} className={styles.pane} data-testid="viewer-pane">
          {source === null && tile !== null ? (
            <Withheld />
          ) : failed ? (
            <p className={styles.missing} role="alert">
              {text.missing}
            </p>
          ) : (
            frame !== null &&
            placed !== null && (
              <>
                <FrameImage frame={frame} placed={placed} alt={tile?.title ?? tile?.prompt ?? ""} />
                {size !== null && frame.id === id && hasOver && renderOver(frame, placed, size)}
              </>
            )
          )}
          {info && <InfoOverlay id={id} />}
        </div>
        <Filmstrip index={index} id={id} />
      </div>
    </Layer>
  );
}

/** Above this many per cent the preview is enlarged, and the original has more to show. */
function fitted(image: Size, pane: Size, ratio: number): number {
  return percentOf({ ...whole, factor: Math.min(1, factorOf(100, image, pane, ratio)) }, image, pane, ratio);
}

/** What was shown goes when safe mode comes; what is withheld from the start says so. */
function useClosedBySafeMode(isWithheld: boolean): void {
  const wasShown = useRef(false);
  useEffect(() => {
    if (!isWithheld) wasShown.current = true;
    else if (wasShown.current) useStage.getState().close();
  }, [isWithheld]);
}
