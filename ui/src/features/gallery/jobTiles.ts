/** Jobs that stand among the images, in the place and the size of what will come of them. */
import type { GenerationId, Job, JobId } from "../../api/generated/operations";
import type { LayoutIndex } from "../../api/layoutIndex";

/** Ids of tiles from here on are jobs; no library holds as many images. */
const JOBS = 0x8000_0000;
/** How many jobs stand in the grid; the tray lists all of them. */
const MOST = 24;
/** How long a failure stands in the grid, in ms. */
const RECENT = 24 * 3_600_000;

export function isJobTile(id: GenerationId): boolean {
  return id >= JOBS;
}

export function jobOfTile(id: GenerationId): JobId {
  return id - JOBS;
}

/** How long a tile waits for its image to be in the index, in ms. */
const HANDOVER = 5_000;

/** Returns how many jobs stand before the first image. */
export function leadOf({ ids }: Pick<LayoutIndex, "ids">): number {
  const first = ids.findIndex((id) => !isJobTile(id));
  return first === -1 ? ids.length : first;
}

/** Returns the jobs that have a tile, the newest first. */
export function jobsInGrid(jobs: readonly Job[], index: LayoutIndex, now = Date.now()): Job[] {
  return jobs.filter((job) => hasTile(job, index, now)).slice(0, MOST);
}

function hasTile(job: Job, index: LayoutIndex, now: number): boolean {
  if (job.dismissedAt !== null) return false;
  const ago = job.endedAt === null ? 0 : now - new Date(job.endedAt).getTime();
  switch (job.state) {
    case "queued":
    case "submitting":
    case "submitted":
    case "downloading":
    case "uncertain":
      return true;
    case "failed":
    case "rejected":
    case "expired":
      return ago < RECENT;
    case "done":
      // The tile stands until its image takes the place.
      return ago < HANDOVER && job.generationIds.length > 0 && !job.generationIds.some((id) => index.ids.includes(id));
    case "cancelled":
      return false;
  }
}

/** Returns the size that a job's image will have, as far as it is known. */
export function sizeOf({ request: { parameters } }: Job): { width: number; height: number } {
  const [width, height] = (parameters.size ?? parameters.ratio ?? "").split(/[x:]/).map(Number);
  if (!width || !height) return { width: 1_024, height: 1_024 };
  return parameters.size === undefined ? { width: width * 100, height: height * 100 } : { width, height };
}

/** Puts jobs before the images. */
export function withJobs(index: LayoutIndex, jobs: readonly Job[]): LayoutIndex {
  if (jobs.length === 0) return index;
  const count = jobs.length + index.count;
  const joined: LayoutIndex = {
    count,
    sequence: index.sequence,
    ids: new Uint32Array(count),
    created: new Uint32Array(count),
    width: new Uint16Array(count),
    height: new Uint16Array(count),
    flags: new Uint8Array(count),
  };
  // They stand on the newest day, however long ago they were asked for.
  const newest = index.created[0] ?? 0;
  jobs.forEach((job, i) => {
    const { width, height } = sizeOf(job);
    joined.ids[i] = JOBS + job.id;
    joined.created[i] = Math.max(newest, new Date(job.createdAt).getTime() / 1_000);
    joined.width[i] = width;
    joined.height[i] = height;
  });
  for (const part of ["ids", "created", "width", "height", "flags"] as const) {
    joined[part].set(index[part].subarray(0, index.count), jobs.length);
  }
  return joined;
}

/** Returns which job made an image. */
export function madeBy(jobs: readonly Job[]): Map<GenerationId, JobId> {
  return new Map(jobs.flatMap((job) => job.generationIds.map((id) => [id, job.id] as const)));
}

/** Whether a job's image will be in a collection, or in the whole library. */
export function belongs(job: Job, collection: string | null): boolean {
  return collection === null || job.request.collections.some((name) => name.toLowerCase() === collection.toLowerCase());
}
