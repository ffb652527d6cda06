import { useState } from "react";

import { useLayoutIndex, useOperation } from "../../api/queries";
import { layoutInput, useView, writeView } from "../../state/view";
import { AddFiles } from "./AddFiles";
import { CantShow } from "./CantShow";
import { FirstRun } from "./FirstRun";
import styles from "./Gallery.module.css";
import { Grid } from "./Grid";
import { belongs, jobsInGrid } from "./jobTiles";
import { LostBanner } from "./LostBanner";
import { NoResult } from "./NoResult";
import { Skeleton } from "./Skeleton";

/** The images of the view, or why there are none. */
export function Gallery() {
  const view = useView((state) => state.view);
  const layout = useLayoutIndex(layoutInput(view));
  const jobs = useOperation("list_jobs", { limit: 200 }, { keep: true }).data?.items ?? [];
  const index = layout.data;
  // The images of the view before stand until these are here.
  const key = writeView(view);
  const [shownKey, setShownKey] = useState(key);
  if (!layout.isPlaceholderData && shownKey !== key) setShownKey(key);

  const hasJobs = view.query === "" && view.order === "newest";
  const tiles = hasJobs ? jobs.filter((job) => belongs(job, view.collection)) : [];
  const isEmpty = index !== undefined && index.count === 0 && !layout.isPlaceholderData && jobsInGrid(tiles, index).length === 0;
  return (
    <div className={styles.gallery}>
      {index !== undefined && !isEmpty && !layout.isError && (
        <Grid
          index={index}
          view={shownKey}
          jobs={tiles}
          dated={view.collection === null}
          newestFirst={view.order === "newest" && view.collection === null}
        />
      )}
      {layout.isPending && <Skeleton />}
      {layout.isError && <CantShow error={layout.error} again={() => void layout.refetch()} />}
      {isEmpty && !layout.isError && (view.query === "" && view.collection === null ? <FirstRun /> : <NoResult />)}
      <LostBanner />
      <AddFiles />
    </div>
  );
}
