import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";

import { text } from "../../text/gallery";
import { monthsOf, thinned, timeAt } from "./geometry/months";
import { lowerBound } from "./geometry/visible";
import type { GridModel, Snapshot } from "./gridModel";
import styles from "./Scrubber.module.css";
import { useSnapshot } from "./useGridModel";

type Props = { model: GridModel; scroller: RefObject<HTMLElement | null> };

/** Room above and below the track, in px. */
const INSET = 16;
/** How close labels may stand, in px. */
const LEAST = 26;

/** The way through the images by date, in place of a scrollbar, where they are more than a screen. */
export function Scrubber({ model, scroller }: Props) {
  const snapshot = useSnapshot(model);
  return snapshot.scrubber === "none" ? null : <Track model={model} snapshot={snapshot} scroller={scroller} />;
}

/** Click or drag to go there at once. */
function Track({ model, snapshot, scroller }: Props & { snapshot: Snapshot }) {
  const { layout, index, window, scrubber } = snapshot;
  const track = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const [aim, setAim] = useState<{ share: number; isDragged: boolean } | null>(null);
  const [isMoving, setMoving] = useState(false);
  const room = Math.max(1, layout.height - window.height);
  const height = Math.max(1, window.height - 2 * INSET);
  const length = Math.max(24, (window.height / layout.height) * height);
  const labels = useMemo(() => {
    // One month alone says nothing that the labels of days don't.
    const months = scrubber === "months" ? thinned(monthsOf(layout, index.created, window.height), height, LEAST) : [];
    return months.map(({ at, share, isYear }) => (
      <span key={at} className={styles.month} data-year={isYear || undefined} style={{ transform: `translateY(${share * height}px)` }}>
        {isYear ? new Date(at * 1_000).getFullYear() : text.month(new Date(at * 1_000))}
      </span>
    ));
  }, [layout, index, scrubber, window.height, height]);

  // The thumb follows without React: it moves with every frame.
  useLayoutEffect(() => {
    const follow = () => {
      const share = Math.min(1, model.snapshot.top / room);
      if (thumb.current !== null) thumb.current.style.transform = `translateY(${share * (height - length)}px)`;
    };
    follow();
    return model.follow(follow);
  }, [model, room, height, length]);

  useEffect(() => {
    const element = scroller.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      setMoving(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoving(false), 700);
    };
    element?.addEventListener("scroll", moved, { passive: true });
    return () => {
      clearTimeout(timer);
      element?.removeEventListener("scroll", moved);
    };
  }, [scroller]);

  function shareAt(event: PointerEvent): number {
    const box = track.current?.getBoundingClientRect();
    return box === undefined ? 0 : Math.max(0, Math.min(1, (event.clientY - box.top) / box.height));
  }

  function words(top: number): string {
    if (!window.dated) return text.scrubberPlace(Math.min(layout.count, lowerBound(layout.y, top) + 1), layout.count);
    return text.date(new Date(timeAt(layout, index.created, top) * 1_000));
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const share = shareAt(event);
    setAim({ share, isDragged: true });
    model.scrollTo(share * room);
  }

  function onPointerMove(event: PointerEvent) {
    const share = shareAt(event);
    const isDragged = aim?.isDragged === true;
    setAim({ share, isDragged });
    if (isDragged) model.scrollTo(share * room);
  }

  function onKeyDown(event: KeyboardEvent) {
    const top = model.snapshot.top;
    const steps: Record<string, number> = {
      ArrowUp: top - window.height / 2,
      ArrowDown: top + window.height / 2,
      PageUp: top - 10 * window.height,
      PageDown: top + 10 * window.height,
      Home: 0,
      End: room,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    model.scrollTo(to);
  }

  const bubble = aim === null ? (isMoving ? model.snapshot.top / room : null) : aim.share;
  return (
    <div
      className={styles.scrubber}
      data-kind={scrubber}
      role="slider"
      tabIndex={0}
      aria-label={text.scrubber}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((100 * model.snapshot.top) / room)}
      aria-valuetext={words(model.snapshot.top)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => setAim({ share: shareAt(event), isDragged: false })}
      onPointerLeave={() => aim?.isDragged !== true && setAim(null)}
      onPointerCancel={() => setAim(null)}
      onKeyDown={onKeyDown}
      data-active={bubble !== null || undefined}
    >
      <div ref={track} className={styles.track} style={{ height }}>
        {labels}
        <div ref={thumb} className={styles.thumb} style={{ height: length }} />
        {bubble !== null && (
          <span className={styles.bubble} style={{ transform: `translateY(${Math.max(0, Math.min(1, bubble)) * height}px)` }}>
            {words(bubble * room)}
          </span>
        )}
      </div>
    </div>
  );
}
