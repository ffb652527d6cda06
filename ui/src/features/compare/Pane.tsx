import { useEffect, useRef, type ReactNode } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { place, type Placed, type Size } from "../../components/frame/geometry";
import { FrameImage } from "../../components/frame/FrameImage";
import { usePanZoom } from "../../components/frame/usePanZoom";
import { type Frame, useFrame } from "../../components/frame/useFrame";
import { useSource } from "../../components/frame/useSource";
import { useSize } from "../../components/frame/useSize";
import { Withheld } from "../../components/Withheld";
import { deviceRatio, useLooking } from "../../state/looking";
import { text } from "../../text/compare";
import styles from "./Compare.module.css";

/** What an image shows in a pane of some size; the same zoom for all. */
export function useShown(id: GenerationId, size: Size | null): { frame: Frame | null; placed: Placed | null; failed: boolean; isWithheld: boolean; alt: string } {
  const { tile, source } = useSource(id);
  const zoom = useLooking((state) => state.zoom);
  const ratio = deviceRatio();
  const box = size === null ? null : { width: size.width * ratio, height: size.height * ratio };
  const { frame, failed } = useFrame(source, { box, original: zoom.factor > 1.02 });
  return {
    frame,
    placed: frame === null || size === null ? null : place(zoom, frame, size),
    failed,
    isWithheld: tile?.withheld !== undefined,
    alt: tile?.title ?? tile?.prompt ?? "",
  };
}

type Props = {
  id: GenerationId;
  number: number;
  isActive: boolean;
  choose(): void;
  children?: ReactNode;
};

/** One image of several. Whoever has the pointer says what zoom and pan are reckoned by. */
export function Pane({ id, number, isActive, choose }: Props) {
  const ref = useRef<HTMLElement>(null);
  const size = useSize(ref);
  const { frame, placed, failed, isWithheld, alt } = useShown(id, size);

  function measure() {
    if (frame !== null && size !== null) useLooking.getState().set({ measured: { image: frame, pane: size } });
  }
  useEffect(() => {
    if (isActive) measure();
  });
  usePanZoom(ref, { clicked: choose, backdrop: choose });

  return (
    <section
      ref={ref}
      className={styles.pane}
      aria-label={text.pane(number, id)}
      data-active={isActive || undefined}
      onPointerEnter={measure}
      onPointerDownCapture={measure}
    >
      {isWithheld ? (
        <Withheld />
      ) : failed ? (
        <p className={styles.missing}>{text.missing}</p>
      ) : (
        frame !== null && placed !== null && <FrameImage frame={frame} placed={placed} alt={alt} />
      )}
      <span className={styles.badge}>
        {number} · #{id}
      </span>
    </section>
  );
}
