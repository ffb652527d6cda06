import type { RefObject } from "react";

import type { Job } from "../../api/generated/operations";
import { SIDE } from "./geometry/arrange";
import styles from "./Grid.module.css";
import { GridJobs } from "./GridJobs";
import type { GridModel } from "./gridModel";
import { GridTiles } from "./GridTiles";
import type { Rect } from "./marquee";
import { PeriodLabels } from "./PeriodLabels";
import { useScrolledTo, useSnapshot } from "./useGridModel";

type Props = {
  model: GridModel;
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** All that are known. */
  jobs: readonly Job[];
  /** In px of the whole. */
  marquee: Rect | null;
};

/** What scrolls: the part of the grid that renders as tiles come and go. */
export function GridContent({ model, scroller, content, jobs, marquee }: Props) {
  const snapshot = useSnapshot(model);
  useScrolledTo(model, scroller, snapshot);
  return (
    <div ref={content} className={styles.content} style={{ height: snapshot.runway, left: SIDE }}>
      <PeriodLabels snapshot={snapshot} />
      <GridJobs snapshot={snapshot} jobs={jobs} />
      <GridTiles snapshot={snapshot} />
      {marquee !== null && <Marquee rect={marquee} base={snapshot.base} />}
    </div>
  );
}

function Marquee({ rect: { left, top, width, height }, base }: { rect: Rect; base: number }) {
  return <div className={styles.marquee} style={{ transform: `translate(${left}px, ${top - base}px)`, width, height }} />;
}
