import { memo } from "react";

import { useNow } from "../../state/clock";
import { text } from "../../text/gallery";
import type { Span } from "./geometry/periods";
import styles from "./Grid.module.css";
import type { Snapshot } from "./gridModel";
import { leadOf } from "./jobTiles";

type Props = { snapshot: Snapshot };

/** The names of the days or months in sight. A month is long: its name stays at the top until the next one comes. */
export function PeriodLabels({ snapshot: { layout, index, base, runway, labels } }: Props) {
  const { periods, labelTops, span } = layout;
  const now = useNow(60_000);
  const [from, end] = labels;
  return (
    <div className={styles.periods}>
      {Array.from({ length: end - from }, (_, k) => {
        const i = from + k;
        const start = periods.start[i] ?? 0;
        const first = i === 0 ? leadOf(index) : (periods.first[i] ?? 0);
        const many = (periods.first[i + 1] ?? layout.count) - first;
        // What lies beyond the runway counts for nothing.
        const top = Math.max(0, (labelTops[i] ?? 0) - base);
        const bottom = Math.min(runway, (labelTops[i + 1] ?? layout.height) - base);
        return <Label key={start} span={span ?? "day"} start={start} many={many} top={top} height={bottom - top} now={now} />;
      })}
    </div>
  );
}

type LabelProps = {
  span: Span;
  /** In unix seconds. */
  start: number;
  /** How many images there are of it. */
  many: number;
  /** Where it begins, in px of the runway, and how high it is with its images. */
  top: number;
  height: number;
  /** In ms. */
  now: number;
};

const Label = memo(function Label({ span, start, many, top, height, now }: LabelProps) {
  return (
    <div className={styles.period} style={{ top, height }}>
      <div className={styles.label} data-stays={span === "month" || undefined}>
        <h2 className={styles.name}>{text.period(span, new Date(start * 1_000), new Date(now))}</h2>
        {many > 0 && <span className={styles.many}>{many.toLocaleString("en")}</span>}
      </div>
    </div>
  );
});
