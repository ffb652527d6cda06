import { useEffect, useMemo, useRef, useState } from "react";

import type { Job } from "../../api/generated/operations";
import type { LayoutIndex } from "../../api/layoutIndex";
import { useSelection } from "../../state/selection";
import { text } from "../../text/gallery";
import { DayLabels } from "./DayLabels";
import { SIDE } from "./geometry/arrange";
import styles from "./Grid.module.css";
import { Hand } from "./hand";
import { isJobTile, jobOfTile, jobsInGrid, madeBy } from "./jobTiles";
import { JobTile } from "./JobTile";
import { Scrubber } from "./Scrubber";
import { Tile } from "./Tile";
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
  const { model, snapshot } = useGridModel(scroller, dated);
  const inGrid = useMemo(() => jobsInGrid(jobs, index), [jobs, index]);
  const made = useMemo(() => madeBy(jobs), [jobs]);
  const { waiting, letIn } = useShown({ model, hand, index, view, jobs: inGrid, made, newestFirst });
  useGridHandle(model, content, letIn);
  const { marquee, ...pointer } = useGridPointer(model, scroller, content, hand);
  const cursor = useSelection((selection) => selection.cursor);

  // What brought the cursor elsewhere (viewer, agent, undo) brings the grid along; what is in sight stays where it is.
  useEffect(() => {
    if (cursor === null) return;
    const { layout, index: shown, top, window } = model.snapshot;
    const at = shown.ids.indexOf(cursor);
    const y = layout.y[at];
    if (y === undefined || (y < top + window.height && y + (layout.h[at] ?? 0) > top)) return;
    model.reveal(at);
  }, [cursor, model]);

  const { layout, positions, base, fast } = snapshot;
  const ids = snapshot.index.ids;
  const lead = ids.findIndex((id) => !isJobTile(id));
  const cursorShown = cursor !== null && positions.some((i) => ids[i] === cursor);
  const stop = cursorShown ? cursor : (ids[positions.find((i) => !isJobTile(ids[i] ?? 0)) ?? -1] ?? null);
  const place = (i: number) => ({
    x: layout.x[i] ?? 0,
    y: (layout.y[i] ?? 0) - base,
    w: layout.w[i] ?? 0,
    h: layout.h[i] ?? 0,
  });
  return (
    <div className={styles.area}>
      <div ref={scroller} className={styles.scroller} data-grid={layout.kind} {...pointer}>
        <div ref={content} className={styles.content} style={{ height: snapshot.runway, left: SIDE }}>
          <DayLabels snapshot={snapshot} />
          <div role="list" aria-label={text.jobs} className={styles.layer} hidden={lead < 1}>
            {positions.map((i) => {
              const id = ids[i] ?? 0;
              if (!isJobTile(id)) return null;
              const job = jobs.find((one) => one.id === jobOfTile(id));
              return job && <JobTile key={id} job={job} jobs={jobs} {...place(i)} />;
            })}
          </div>
          <div role="listbox" aria-label={text.images} aria-multiselectable="true" data-scope="gallery" className={styles.layer}>
            {positions.map((i) => {
              const id = ids[i] ?? 0;
              if (isJobTile(id)) return null;
              const first = Math.max(0, lead);
              return (
                <Tile
                  key={id}
                  id={id}
                  {...place(i)}
                  position={i - first}
                  count={layout.count - first}
                  fast={fast}
                  isStop={id === stop}
                />
              );
            })}
          </div>
          {marquee !== null && (
            <div
              className={styles.marquee}
              style={{
                transform: `translate(${marquee.left}px, ${marquee.top - base}px)`,
                width: marquee.width,
                height: marquee.height,
              }}
            />
          )}
        </div>
      </div>
      <Waiting waiting={waiting} onClick={letIn} />
      {snapshot.hasScrubber && <Scrubber model={model} snapshot={snapshot} scroller={scroller} />}
    </div>
  );
}
