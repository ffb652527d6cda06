/** Images that come while somebody looks: they wait above the first one until nothing is in their way. */
import type { GenerationId, JobId } from "../../api/generated/operations";
import type { LayoutIndex } from "../../api/layoutIndex";

/** Returns how many images at the front are newer than any seen before. */
export function newAtFront(index: LayoutIndex, newestSeen: GenerationId): number {
  let many = 0;
  while (many < index.count && (index.ids[many] ?? 0) > newestSeen) many += 1;
  return many;
}

export function newestOf(index: LayoutIndex): GenerationId {
  let newest = 0;
  for (let i = 0; i < index.count; i += 1) newest = Math.max(newest, index.ids[i] ?? 0);
  return newest;
}

/** Returns an index without its first images; nothing is copied. */
export function without(index: LayoutIndex, first: number): LayoutIndex {
  if (first === 0) return index;
  return {
    count: index.count - first,
    sequence: index.sequence,
    ids: index.ids.subarray(first),
    created: index.created.subarray(first),
    width: index.width.subarray(first),
    height: index.height.subarray(first),
    flags: index.flags.subarray(first),
  };
}

/** What a grid shows, and what it would show if nothing were held back. */
export type Held = {
  readonly view: string;
  /** Everything that there is. */
  readonly index: LayoutIndex;
  /** How many of the first images wait. */
  readonly images: number;
  /** The newest image seen in this view. */
  readonly newest: GenerationId;
  /** Jobs that have their tile, and how many wait for one. */
  readonly jobs: readonly JobId[];
  readonly waitingJobs: number;
};

export type News = {
  readonly view: string;
  readonly index: LayoutIndex;
  readonly jobs: readonly JobId[];
  /** Which job made an image: one whose job had a tile takes that tile's place. */
  readonly made: ReadonlyMap<GenerationId, JobId>;
  readonly newestFirst: boolean;
};

/** Returns what is shown once there is news; new things wait unless `letIn`. */
export function receive(before: Held | null, news: News, letIn: boolean): Held {
  const { view, index } = news;
  const isAnother = before === null || before.view !== view || before.index.count === 0 || !news.newestFirst;
  if (isAnother || letIn) {
    return { view, index, images: 0, newest: newestOf(index), jobs: news.jobs, waitingJobs: 0 };
  }
  const ahead = newAtFront(index, before.newest);
  const newJobs = news.jobs.filter((job) => !before.jobs.includes(job));
  const isExpected = index.ids.subarray(0, ahead).every((id) => before.jobs.includes(news.made.get(id) ?? -1));
  if (isExpected && newJobs.length === 0) {
    // What left and comes back was seen.
    const newest = Math.max(before.newest, newestOf(index));
    return { view, index, images: 0, newest, jobs: news.jobs, waitingJobs: 0 };
  }
  const jobs = news.jobs.filter((job) => before.jobs.includes(job));
  return { view, index, images: ahead, newest: before.newest, jobs, waitingJobs: newJobs.length };
}
