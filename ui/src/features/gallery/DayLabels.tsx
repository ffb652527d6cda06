import { memo } from "react";

import { useNow } from "../../state/clock";
import { text } from "../../text/gallery";
import styles from "./Grid.module.css";
import type { Snapshot } from "./gridModel";
import { leadOf } from "./jobTiles";

type Props = { snapshot: Snapshot };

/** The names of the days in sight. */
export function DayLabels({ snapshot: { layout, index, base, labels } }: Props) {
  const { days, dayTops } = layout;
  const now = useNow(60_000);
  const [from, end] = labels;
  return (
    <div className={styles.layer}>
      {Array.from({ length: end - from }, (_, k) => {
        const i = from + k;
        const start = days.start[i] ?? 0;
        const first = i === 0 ? leadOf(index) : (days.first[i] ?? 0);
        return <Label key={start} start={start} many={(days.first[i + 1] ?? layout.count) - first} y={(dayTops[i] ?? 0) - base} now={now} />;
      })}
    </div>
  );
}

type LabelProps = {
  /** In unix seconds. */
  start: number;
  many: number;
  /** In px of the runway. */
  y: number;
  /** In ms. */
  now: number;
};

const Label = memo(function Label({ start, many, y, now }: LabelProps) {
  return (
    <div className={styles.label} style={{ transform: `translateY(${y}px)` }}>
      <h2 className={styles.day}>{text.day(new Date(start * 1_000), new Date(now))}</h2>
      {many > 0 && <span className={styles.many}>{many.toLocaleString("en")}</span>}
    </div>
  );
});
