/**
 * Where every tile of a view stands, in whole px, as typed arrays: a million tiles are placed before one row has been read.
 * Tops never decrease from one tile to the next, in rows and in columns, so that what is visible is found by bisection.
 */
import type { GridKind } from "../../../state/layout";
import { localDay, localMonth, noPeriods, periodsOf, type Periods, type Span } from "./periods";

/** What is placed: sizes and times of the images, in the order shown. */
export type Placeable = {
  readonly count: number;
  readonly created: Uint32Array;
  readonly width: Uint16Array;
  readonly height: Uint16Array;
};

export type GridLayout = {
  readonly kind: GridKind;
  readonly count: number;
  readonly x: Uint16Array;
  readonly y: Float64Array;
  readonly w: Uint16Array;
  readonly h: Uint16Array;
  /** Of everything, in px. */
  readonly height: number;
  /** The tallest tile, in px. */
  readonly tallest: number;
  /** What has a label of its own; `null` where time means nothing. */
  readonly span: Span | null;
  /** The days or months; none where time means nothing. */
  readonly periods: Periods;
  /** The top of each one's label, in px. */
  readonly labelTops: Float64Array;
};

export type Frame = {
  /** The room for tiles, in px. */
  readonly width: number;
  /** The height that rows, or the width that columns, come near to, in px. */
  readonly target: number;
  readonly gap: number;
  /** What is told apart; `null` where time means nothing. */
  readonly span: Span | null;
};

/** The height of a day's or a month's label, in px. */
export const LABEL = 40;
/** The room above the first tile where no label stands. */
export const TOP = 12;
/** The room below the last tile: the bar of marked images lies over it. */
export const BOTTOM = 88;

const WIDEST = 3;
/** How much higher than asked a row may become before it takes one more image. */
const STRETCH = 1.35;
/** How much lower than asked rows may become so that nothing is left over behind them. */
const SQUEEZE = 0.6;
/** A last row that fills less than this of the width looks forgotten. */
const LONELY = 0.5;

/** Returns an image's ratio as it is shown: 1:3 to 3:1; the rest is letterboxed. */
export function shownRatio(width: number, height: number): number {
  if (width === 0 || height === 0) return 1;
  return Math.min(WIDEST, Math.max(1 / WIDEST, width / height));
}

const ratios = new WeakMap<Uint16Array, Float32Array>();

/** Returns every image's ratio; reckoned once for all widths and sizes that the images are placed in. */
function ratiosOf({ count, width, height }: Placeable): Float32Array {
  const known = ratios.get(width);
  if (known !== undefined && known.length >= count) return known;
  const all = new Float32Array(count);
  for (let i = 0; i < count; i += 1) all[i] = shownRatio(width[i] ?? 0, height[i] ?? 0);
  ratios.set(width, all);
  return all;
}

function blank(count: number) {
  return {
    x: new Uint16Array(count),
    y: new Float64Array(count),
    w: new Uint16Array(count),
    h: new Uint16Array(count),
  };
}

/** Places images in rows of about one height, each filled to the edge but the last of a day or a month. */
export function layRows(items: Placeable, frame: Frame): GridLayout {
  const { width, target, gap, span } = frame;
  const count = items.count;
  const { x, y, w, h } = blank(count);
  const ratio = ratiosOf(items);
  const created = items.created.subarray(0, count);
  const periods = span === null ? noPeriods : periodsOf(created, span === "day" ? localDay : localMonth);
  const labelTops = new Float64Array(periods.count);
  let top = span === null ? TOP : 0;
  let tallest = 0;

  function place(first: number, end: number, height: number, fills: boolean): void {
    const whole = Math.max(1, Math.round(height));
    const at = top;
    let left = 0;
    for (let i = first; i < end; i += 1) {
      const right = left + (ratio[i] ?? 1) * height;
      // Positive numbers: adding a half and cutting off rounds.
      const begin = (left + 0.5) | 0;
      const close = fills && i === end - 1 ? width : Math.min(width, (right + 0.5) | 0);
      x[i] = begin;
      y[i] = at;
      w[i] = close > begin ? close - begin : 1;
      h[i] = whole;
      left = right + gap;
    }
    if (whole > tallest) tallest = whole;
    top = at + whole + gap;
  }

  /** Fills one row up to `split` and one behind it; says whether both are of about the height asked for. */
  function fill(first: number, split: number, end: number): boolean {
    const heights = [heightOf(first, split), heightOf(split, end)];
    if (heights.some((height) => height < target * SQUEEZE || height > target * STRETCH)) return false;
    if (split > first) place(first, split, heights[0] ?? target, true);
    place(split, end, heights[1] ?? target, true);
    return true;
  }

  /** Returns the height at which images fill a row; the height asked for where there are none. */
  function heightOf(first: number, end: number): number {
    if (first === end) return target;
    let sum = 0;
    for (let i = first; i < end; i += 1) sum += ratio[i] ?? 1;
    return (width - gap * (end - first - 1)) / sum;
  }

  /** Shares the images of the rows from `first` on, and the few left over behind them, out between that many filled rows; says whether it can. */
  function shareOut(first: number, many: 1 | 2, end: number): boolean {
    const before = top;
    top = y[first] ?? 0;
    const stop = many === 2 ? end : first;
    let best = first;
    let least = Number.POSITIVE_INFINITY;
    for (let split = first + 1; split < stop; split += 1) {
      const apart = Math.abs(Math.log(heightOf(first, split) / heightOf(split, end)));
      if (apart < least) {
        least = apart;
        best = split;
      }
    }
    if (fill(first, best, end)) return true;
    top = before;
    return false;
  }

  function placePeriod(first: number, end: number): void {
    let begin = first;
    let sum = 0;
    /** Where the last row begins and the one before it; −1 where there is none. */
    let last = -1;
    let secondLast = -1;
    for (let i = first; i < end; i += 1) {
      const own = ratio[i] ?? 1;
      sum += own;
      const many = i - begin + 1;
      if (sum * target + gap * (many - 1) < width) continue;
      const withIt = (width - gap * (many - 1)) / sum;
      const withoutIt = many > 1 ? (width - gap * (many - 2)) / (sum - own) : Number.POSITIVE_INFINITY;
      secondLast = last;
      last = begin;
      if (withoutIt <= target * STRETCH && withoutIt * withIt < target * target) {
        place(begin, i, withoutIt, true);
        begin = i;
        sum = own;
        if (own * target < width) continue;
        secondLast = last;
        last = i;
        place(i, i + 1, width / own, true);
      } else {
        place(begin, i + 1, withIt, true);
      }
      begin = i + 1;
      sum = 0;
    }
    if (begin === end) return;
    const isLonely = sum * target + gap * (end - begin - 1) < width * LONELY;
    if (isLonely && ((secondLast !== -1 && shareOut(secondLast, 2, end)) || (last !== -1 && shareOut(last, 1, end)))) return;
    place(begin, end, target, false);
  }

  if (periods.count === 0) placePeriod(0, count);
  for (let i = 0; i < periods.count; i += 1) {
    labelTops[i] = top;
    top += LABEL;
    placePeriod(periods.first[i] ?? 0, periods.first[i + 1] ?? count);
  }
  return { kind: "rows", count, x, y, w, h, height: top - gap + BOTTOM, tallest, span, periods, labelTops };
}

/**
 * Places images in columns of one width, each image where the columns reach least far. Time has no labels here: they would
 * leave ragged holes.
 */
export function layColumns(items: Placeable, frame: Frame): GridLayout {
  const { width, target, gap } = frame;
  const count = items.count;
  const { x, y, w, h } = blank(count);
  const ratio = ratiosOf(items);
  const columns = Math.max(1, Math.floor((width + gap) / (target + gap)));
  const ends = new Float64Array(columns).fill(TOP);
  const exact = (width - gap * (columns - 1)) / columns;
  let tallest = 0;
  for (let i = 0; i < count; i += 1) {
    let column = 0;
    let top = ends[0] ?? 0;
    for (let k = 1; k < columns; k += 1) {
      const end = ends[k] ?? 0;
      if (end < top) {
        top = end;
        column = k;
      }
    }
    const left = column * (exact + gap);
    const begin = (left + 0.5) | 0;
    const high = Math.max(1, (exact / (ratio[i] ?? 1) + 0.5) | 0);
    x[i] = begin;
    y[i] = top;
    w[i] = Math.max(1, ((left + exact + 0.5) | 0) - begin);
    h[i] = high;
    ends[column] = top + high + gap;
    if (high > tallest) tallest = high;
  }
  const height = count === 0 ? 0 : Math.max(...ends) - gap + BOTTOM;
  return { kind: "masonry", count, x, y, w, h, height, tallest, span: null, periods: noPeriods, labelTops: new Float64Array() };
}
