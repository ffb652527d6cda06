import { memo, useRef, type WheelEvent } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { type LayoutIndex, positionOf } from "../../api/layoutIndex";
import { useTile } from "../../api/tiles";
import { step } from "../../commands/look";
import { useSize } from "../../components/frame/useSize";
import { Picture } from "../../components/Picture";
import { useStage } from "../../state/stage";
import { useLooking } from "../../state/looking";
import { text } from "../../text/viewer";
import styles from "./Viewer.module.css";

const WIDTH = 64;
/** Places are counted from a round one near by: px beyond some millions are not exact. */
const ROUND = 1000;

type Props = { index: LayoutIndex; id: GenerationId };

/** The images around this one. Only those in sight are there, so that a million are as quick as ten. */
export function Filmstrip({ index, id }: Props) {
  const ref = useRef<HTMLElement>(null);
  const turned = useRef(0);
  const size = useSize(ref);
  const at = positionOf(index, id);
  const half = size === null ? 0 : Math.ceil(size.width / WIDTH / 2) + 1;
  const from = Math.max(0, at - half);
  const to = at < 0 ? 0 : Math.min(index.count, at + half + 1);
  const ids = [...index.ids.subarray(from, Math.max(from, to))];
  const origin = Math.max(0, Math.floor(at / ROUND) * ROUND);

  function wheel({ deltaX, deltaY }: WheelEvent) {
    turned.current += deltaX + deltaY;
    const by = Math.trunc(turned.current / 60);
    if (by === 0) return;
    turned.current -= by * 60;
    step({ index }, Math.sign(by));
  }

  return (
    <nav ref={ref} className={styles.film} aria-label={text.filmstrip} onWheel={wheel}>
      <div className={styles.track} style={{ transform: `translateX(${(origin - at) * WIDTH - WIDTH / 2 + 4}px)` }}>
        {ids.map((one, i) => (
          <One key={one} id={one} x={(from + i - origin) * WIDTH} isHere={one === id} />
        ))}
      </div>
    </nav>
  );
}

const One = memo(function One({ id, x, isHere }: { id: GenerationId; x: number; isHere: boolean }) {
  const tile = useTile(id);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.one}
      aria-label={text.filmImage(id)}
      aria-current={isHere ? "true" : undefined}
      style={{ left: x }}
      onClick={() => {
        const { stage, change } = useStage.getState();
        if (stage.kind !== "viewer" || stage.id === id) return;
        useLooking.getState().fit();
        change({ ...stage, id });
      }}
    >
      {tile !== null && tile.withheld === undefined && (
        <Picture id={id} variant={{ kind: "thumbnail" }} version={tile.version} alt="" fit="cover" />
      )}
    </button>
  );
});
