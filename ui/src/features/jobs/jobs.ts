/** What the indicator shows of a page of jobs. */
import type { Job, JobState } from "../../api/generated/operations";

const running: ReadonlySet<JobState> = new Set(["queued", "submitting", "submitted", "downloading"]);
const failed: ReadonlySet<JobState> = new Set(["failed", "rejected", "uncertain", "expired"]);

export function isRunning({ state }: Pick<Job, "state">): boolean {
  return running.has(state);
}

export function hasFailed({ state, dismissedAt }: Pick<Job, "state" | "dismissedAt">): boolean {
  return failed.has(state) && dismissedAt === null;
}

/** Returns how far a job is, 0 to 1. */
export function share({ step, steps }: Pick<Job, "step" | "steps">): number {
  return step === null || steps === null || steps === 0 ? 0 : Math.min(step / steps, 1);
}

/** Returns the mean of what runs, 0 to 1. */
export function meanShare(jobs: readonly Pick<Job, "step" | "steps">[]): number {
  return jobs.length === 0 ? 0 : jobs.reduce((sum, job) => sum + share(job), 0) / jobs.length;
}
