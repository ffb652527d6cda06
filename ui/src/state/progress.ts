/** How far running jobs are, as events tell; the job's row follows about once a second. */
import { create } from "zustand";

import type { JobId, JobProgress } from "../api/generated/operations";

export type Heard = JobProgress & {
  /** When it was heard, in ms. */
  heardAt: number;
};

export const useProgress = create<{ byJob: ReadonlyMap<JobId, Heard> }>()(() => ({ byJob: new Map() }));

/** How many jobs are remembered. */
const KEPT = 200;

/** Takes what an event says; a picture of before stands until there is a newer one. */
export function heardProgress(progress: JobProgress): void {
  const byJob = new Map(useProgress.getState().byJob);
  const preview = progress.preview ?? byJob.get(progress.jobId)?.preview;
  byJob.delete(progress.jobId);
  byJob.set(progress.jobId, { ...progress, ...(preview === undefined ? {} : { preview }), heardAt: Date.now() });
  const oldest = byJob.keys().next().value;
  if (byJob.size > KEPT && oldest !== undefined) byJob.delete(oldest);
  useProgress.setState({ byJob });
}
