/** How long jobs take, and what may be said of one. */
import type { Job } from "../../api/generated/operations";

/** Fewer runs than this tell nothing. */
const RUNS = 5;

/** Returns how long a model usually takes, in ms, from jobs that ended well; `null` from too few. */
export function usualTime(jobs: readonly Job[], model: string): number | null {
  const times = jobs
    .filter((job) => job.state === "done" && job.request.model === model && job.startedAt !== null && job.endedAt !== null)
    .map((job) => new Date(job.endedAt ?? 0).getTime() - new Date(job.startedAt ?? 0).getTime())
    .toSorted((a, b) => a - b);
  return times.length < RUNS ? null : (times[times.length >> 1] ?? null);
}

export type Progress = { step: number | null; steps: number | null };

/** Returns how far a job is, 0 to 1: by its steps, else by the time that it usually takes; never at the end before it is. */
export function shareOf({ step, steps }: Progress, elapsed: number, usual: number | null): number | null {
  if (step !== null && steps !== null && steps > 0) return Math.min(1, step / steps);
  return usual === null || usual === 0 ? null : Math.min(0.95, elapsed / usual);
}
