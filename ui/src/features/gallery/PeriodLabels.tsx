import { memo } from "react";

import { useNow } from "../../state/clock";
import { text } from "../../text/gallery";
import type { Span } from "./geometry/periods";
import styles from "./Grid.module.css";
import type { Snapshot } from "./gridModel";
import { leadOf } from "./jobTiles";

type Props = { snapshot: Snapshot };

/** The names of the days or months in sight. */
export function PeriodLabels({ snapshot: { layout, index, base, labels } }: Props) {
  const { periods, labelTops, span } = layout;
  const now = useNow(60_000);
  const [from, end] = labels;
  return (
    <div className={styles.layer}>
      {Array.from({ length: end - from }, (_, k) => {
        const i = from + k;
        const start = periods.start[i] ?? 0;
        const first = i === 0 ? leadOf(index) : (periods.first[i] ?? 0);
        const many = (periods.first[i + 1] ?? layout.count) - first;
        return <Label key={start} span={span ?? "day"} start={start} many={many} y={(labelTops[i] ?? 0) - base} now={now} />;
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
  /** In px of the runway. */
  y: number;
  /** In ms. */
  now: number;
};

const Label = memo(function Label({ span, start, many, y, now }: LabelProps) {
  return (
    <div className={styles.label} style={{ transform: `translateY(${y}px)` }}>
      <h2 className={styles.period}>{text.period(span, new Date(start * 1_000), new Date(now))}</h2>
      {many > 0 && <span className={styles.many}>{many.toLocaleString("en")}</span>}
    </div>
  );
});
