import type { Job } from "../../api/generated/operations";
import { text } from "../../text/gallery";
import styles from "./Grid.module.css";
import type { Snapshot } from "./gridModel";
import { isJobTile, jobOfTile } from "./jobTiles";
import { JobTile } from "./JobTile";
import { placeOf } from "./placeOf";

type Props = {
  snapshot: Snapshot;
  /** All that are known. */
  jobs: readonly Job[];
};

/** The jobs in sight, each in the place of its image. */
export function GridJobs({ snapshot, jobs }: Props) {
  const { positions, index } = snapshot;
  const tiles = positions.flatMap((i) => {
    const id = index.ids[i] ?? 0;
    const job = isJobTile(id) ? jobs.find((one) => one.id === jobOfTile(id)) : undefined;
    return job === undefined ? [] : [{ i, job }];
  });
  if (tiles.length === 0) return null;
  return (
    <div role="list" aria-label={text.jobs} className={styles.layer}>
      {tiles.map(({ i, job }) => (
        <JobTile key={job.id} job={job} jobs={jobs} {...placeOf(snapshot, i)} />
      ))}
    </div>
  );
}
