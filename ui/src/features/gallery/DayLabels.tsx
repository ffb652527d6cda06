import { useNow } from "../../state/clock";
import { text } from "../../text/gallery";
import { LABEL } from "./geometry/layout";
import { lowerBound } from "./geometry/visible";
import styles from "./Grid.module.css";
import type { Snapshot } from "./gridModel";
import { leadOf } from "./jobTiles";

type Props = { snapshot: Snapshot };

/** The names of the days in sight. */
export function DayLabels({ snapshot: { layout, index, base, from, to } }: Props) {
  const { days, dayTops } = layout;
  const now = new Date(useNow(60_000));
  const shown: React.ReactNode[] = [];
  for (let i = lowerBound(dayTops, from - LABEL); i < days.count && (dayTops[i] ?? 0) < to; i += 1) {
    const start = days.start[i] ?? 0;
    const first = i === 0 ? leadOf(index) : (days.first[i] ?? 0);
    const many = (days.first[i + 1] ?? layout.count) - first;
    shown.push(
      <div key={start} className={styles.label} style={{ transform: `translateY(${(dayTops[i] ?? 0) - base}px)` }}>
        <h2 className={styles.day}>{text.day(new Date(start * 1_000), now)}</h2>
        {many > 0 && <span className={styles.many}>{many.toLocaleString("en")}</span>}
      </div>,
    );
  }
  return <div className={styles.layer}>{shown}</div>;
}
