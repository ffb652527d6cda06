import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { FrameImage } from "../../components/frame/FrameImage";
import { usePanZoom } from "../../components/frame/usePanZoom";
import { useSize } from "../../components/frame/useSize";
import { Segments } from "../../components/Segments";
import { Withheld } from "../../components/Withheld";
import { useLooking } from "../../state/looking";
import { type CompareMode, useStage } from "../../state/stage";
import { text } from "../../text/compare";
import { corners } from "./alone";
import styles from "./Compare.module.css";
import { useShown } from "./Pane";

type Gain = "1" | "4" | "16";
const gains: readonly Gain[] = ["1", "4", "16"];

type Props = { ids: readonly GenerationId[]; mode: Exclude<CompareMode, "side">; active: number };

/** Two images in one pane: with a line between them, one in place of the other, or what is not the same in both. */
export function Overlaid({ ids, mode, active }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const size = useSize(ref);
  const isHeld = useLooking((state) => state.held !== null);
  const [divider, setDivider] = useState(0.5);
  const [gain, setGain] = useState<Gain>("1");
  // In a flicker Space shows the next one; elsewhere it changes sides.
  const top = mode === "flicker" ? (isHeld ? (active + 1) % ids.length : active) : isHeld ? 1 : 0;
  const other = mode === "flicker" ? (active + 1) % ids.length : 1 - top;
  const above = useShown(ids[top] ?? 0, size);
  const below = useShown(ids[other] ?? 0, size);

  const width = above.frame?.width ?? 0;
  const height = above.frame?.height ?? 0;
  useEffect(() => {
    if (size !== null && width > 0) useLooking.getState().set({ measured: { image: { width, height }, pane: size } });
  }, [size, width, height]);
  usePanZoom(ref, {
    clicked() {
      const { stage, change } = useStage.getState();
      if (stage.kind === "compare") change({ ...stage, active: (stage.active + 1) % stage.ids.length });
    },
    backdrop: () => undefined,
  });

  const isHidden = above.isWithheld || below.isWithheld;
  const both = above.frame !== null && above.placed !== null && below.frame !== null && below.placed !== null;
  const alone =
    mode === "difference" && above.frame !== null && above.placed !== null && below.frame !== null && below.placed !== null
      ? corners({ frame: above.frame, placed: above.placed }, { frame: below.frame, placed: below.placed })
      : null;
  return (
    <div ref={ref} className={styles.overlaid} data-mode={mode}>
      {isHidden ? (
        <Withheld />
      ) : (
        both && (
          <div className={styles.stack} data-difference={mode === "difference" || undefined} style={mode === "difference" ? { filter: `brightness(${gain})` } : {}}>
            <div className={styles.below} style={mode === "wipe" ? { clipPath: `inset(0 0 0 ${divider * 100}%)` } : {}}>
              {below.frame !== null && below.placed !== null && <FrameImage frame={below.frame} placed={below.placed} alt={below.alt} />}
            </div>
            <div className={styles.above} style={mode === "wipe" ? { clipPath: `inset(0 ${(1 - divider) * 100}% 0 0)` } : {}}>
              {above.frame !== null && above.placed !== null && <FrameImage frame={above.frame} placed={above.placed} alt={above.alt} />}
            </div>
          </div>
        )
      )}
      {alone !== null && !isHidden && <div className={styles.alone} data-testid="alone" style={{ clipPath: `polygon(evenodd, ${alone})` }} />}
      {mode === "wipe" && <Divider at={divider} move={setDivider} />}
      {mode === "difference" && (
        <div className={styles.gain} data-no-pan="">
          <Segments<Gain> label={text.modes.difference} value={gain} options={gains.map((times) => ({ value: times, label: `× ${times}` }))} onChange={setGain} />
          {alone !== null && !isHidden && (
            <p className={styles.legend}>
              <span className={styles.swatch} aria-hidden="true" />
              {text.alone}
            </p>
          )}
        </div>
      )}
      {mode === "flicker" && (
        <span className={styles.badge}>
          {top + 1} · #{ids[top]}
        </span>
      )}
      {mode === "flicker" && <span className={styles.tip}>{text.hold}</span>}
      {mode === "wipe" && (
        <>
          <span className={styles.badge}>#{ids[top]}</span>
          <span className={styles.badge} data-side="right">
            #{ids[other]}
          </span>
        </>
      )}
    </div>
  );
}

function Divider({ at, move }: { at: number; move(at: number): void }) {
  function moved(event: PointerEvent<HTMLDivElement>) {
    const area = event.currentTarget.parentElement?.getBoundingClientRect();
    if (area === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(Math.min(1, Math.max(0, (event.clientX - area.left) / area.width)));
  }
  function pressed(event: KeyboardEvent) {
    const by = event.key === "ArrowLeft" ? -0.02 : event.key === "ArrowRight" ? 0.02 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(Math.min(1, Math.max(0, at + by)));
  }
  return (
    <div
      className={styles.divider}
      role="slider"
      aria-label={text.divider}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      tabIndex={0}
      data-no-pan=""
      style={{ left: `${at * 100}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={moved}
      onKeyDown={pressed}
    />
  );
}
