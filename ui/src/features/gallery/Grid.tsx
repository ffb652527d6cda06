import { useEffect, useMemo, useRef, useState } from "react";

import type { Job } from "../../api/generated/operations";
import type { LayoutIndex } from "../../api/layoutIndex";
import { ImageMenu } from "../../components/ImageMenu";
import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import styles from "./Grid.module.css";
import { Hand } from "./hand";
import { GridContent } from "./GridContent";
import { jobsInGrid, madeBy } from "./jobTiles";
import { Scrubber } from "./Scrubber";
import { useGridHandle } from "./useGridHandle";
import { useGridModel } from "./useGridModel";
import { useGridPointer } from "./useGridPointer";
import { useShown } from "./useShown";
import { Waiting } from "./Waiting";

type Props = {
  index: LayoutIndex;
  /** What the index is of. */
  view: string;
  jobs: readonly Job[];
  /** Whether time orders the images. */
  dated: boolean;
  newestFirst: boolean;
};

/** The images, and what is in the making before them. */
export function Grid({ index, view, jobs, dated, newestFirst }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [hand] = useState(() => new Hand());
  const model = useGridModel(scroller, dated);
  const inGrid = useMemo(() => jobsInGrid(jobs, index), [jobs, index]);
  const made = useMemo(() => madeBy(jobs), [jobs]);
  const { waiting, letIn } = useShown({ model, hand, index, view, jobs: inGrid, made, newestFirst });
  useGridHandle(model, content, letIn);
  const { marquee, ...pointer } = useGridPointer(model, scroller, content, hand);
  const cursor = useSelection((selection) => selection.cursor);
  const kind = useLayout((layout) => layout.grid);

  // What brought the cursor elsewhere (viewer, agent, undo) brings the grid along; what is in sight stays where it is.
  useEffect(() => {
    if (cursor === null) return;
    const { layout, index: shown, top, window } = model.snapshot;
    const at = shown.ids.indexOf(cursor);
    const y = layout.y[at];
    if (y !== undefined && content.current?.contains(document.activeElement) === true) {
      content.current.querySelector<HTMLElement>(`[data-id="${cursor}"]`)?.focus({ preventScroll: true });
    }
    if (y === undefined || (y < top + window.height && y + (layout.h[at] ?? 0) > top)) return;
    model.reveal(at);
  }, [cursor, model]);

  return (
    <div className={styles.area}>
      <ImageMenu
        area={
          <div ref={scroller} className={styles.scroller} data-grid={kind} {...pointer}>
            <GridContent model={model} scroller={scroller} content={content} jobs={jobs} marquee={marquee} />
          </div>
        }
      />
      <Waiting waiting={waiting} onClick={letIn} />
      <Scrubber model={model} scroller={scroller} />
    </div>
  );
}
