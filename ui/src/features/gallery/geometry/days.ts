/** Images parted into the days of the place where they are looked at. */

export type Days = {
  readonly count: number;
  /** The position of each day's first image. */
  readonly first: Uint32Array;
  /** When each day begins, in unix seconds. */
  readonly start: Float64Array;
};

export const noDays: Days = { count: 0, first: new Uint32Array(), start: new Float64Array() };

/** A day around a moment, from `start` to before `end`, in unix seconds. */
type Bounds = { start: number; end: number };

/** Returns the local day around a moment. Days have 23 and 25 hours too. */
export function localDay(seconds: number): Bounds {
  const day = new Date(seconds * 1_000);
  day.setHours(0, 0, 0, 0);
  const start = day.getTime() / 1_000;
  day.setDate(day.getDate() + 1);
  return { start, end: day.getTime() / 1_000 };
}

/** Parts images, in order of time forwards or backwards, into days; asks the calendar once a day, not once an image. */
export function daysOf(created: Uint32Array, dayOf: (seconds: number) => Bounds = localDay): Days {
  const first: number[] = [];
  const starts: number[] = [];
  let start = 1;
  let end = 0;
  for (let i = 0; i < created.length; i += 1) {
    const at = created[i] ?? 0;
    if (at >= start && at < end) continue;
    ({ start, end } = dayOf(at));
    first.push(i);
    starts.push(start);
  }
  return { count: first.length, first: Uint32Array.from(first), start: Float64Array.from(starts) };
}
