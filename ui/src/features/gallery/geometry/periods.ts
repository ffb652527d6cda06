/** Images parted into the days or months of the place where they are looked at. */

/** By what images are parted. */
export type Span = "day" | "month";

export type Periods = {
  readonly count: number;
  /** The position of each one's first image. */
  readonly first: Uint32Array;
  /** When each one begins, in unix seconds. */
  readonly start: Float64Array;
};

export const noPeriods: Periods = { count: 0, first: new Uint32Array(), start: new Float64Array() };

/** A day or a month around a moment, from `start` to before `end`, in unix seconds. */
type Bounds = { start: number; end: number };

/** Returns the local day around a moment. Days have 23 and 25 hours too. */
export function localDay(seconds: number): Bounds {
  const day = new Date(seconds * 1_000);
  day.setHours(0, 0, 0, 0);
  const start = day.getTime() / 1_000;
  day.setDate(day.getDate() + 1);
  return { start, end: day.getTime() / 1_000 };
}

/** Returns the local month around a moment. */
export function localMonth(seconds: number): Bounds {
  const at = new Date(seconds * 1_000);
  const [year, month] = [at.getFullYear(), at.getMonth()];
  return { start: new Date(year, month, 1).getTime() / 1_000, end: new Date(year, month + 1, 1).getTime() / 1_000 };
}

/**
 * Parts images, in order of time forwards or backwards, by what a calendar says of a moment; asks it once a period, not once an
 * image.
 */
export function periodsOf(created: Uint32Array, boundsOf: (seconds: number) => Bounds): Periods {
  const first: number[] = [];
  const starts: number[] = [];
  let start = 1;
  let end = 0;
  for (let i = 0; i < created.length; i += 1) {
    const at = created[i] ?? 0;
    if (at >= start && at < end) continue;
    ({ start, end } = boundsOf(at));
    first.push(i);
    starts.push(start);
  }
  return { count: first.length, first: Uint32Array.from(first), start: Float64Array.from(starts) };
}
