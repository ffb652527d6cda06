/**
 * Where every tile of a view stands, in whole px, as typed arrays: a million tiles are placed before one row has been read.
 * Tops never decrease from one tile to the next, in rows and in columns, so that what is visible is found by bisection.
 */
import type { GridKind } from "../../../state/layout";
import { daysOf, type Days, noDays } from "./days";

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
  /** Empty where days mean nothing. */
  readonly days: Days;
  /** The top of each day's label, in px. */
  readonly dayTops: Float64Array;
};

export type Frame = {
  /** The room for tiles, in px. */
  readonly width: number;
  /** The height that rows, or the width that columns, come near to, in px. */
  readonly target: number;
  readonly gap: number;
  /** Whether days are told apart. */
  readonly dated: boolean;
};

/** The height of a day's label, in px. */
export const LABEL = 40;
/** The room above the first tile where no label stands. */
export const TOP = 12;
/** The room below the last tile: the bar of marked images lies over it. */
export const BOTTOM = 88;

const WIDEST = 3;
/** How much higher than asked a row may become before it takes one more image. */
const STRETCH = 1.35;

/** Returns an image's ratio as it is shown: 1:3 to 3:1; the rest is letterboxed. */
export function shownRatio(width: number, height: number): number {
  if (width === 0 || height === 0) return 1;
  return Math.min(WIDEST, Math.max(1 / WIDEST, width / height));
}

function blank(count: number) {
  return {
    x: new Uint16Array(count),
    y: new Float64Array(count),
    w: new Uint16Array(count),
    h: new Uint16Array(count),
  };
}

/** Places images in rows of about one height, each filled to the edge but the last of a day. */
export function layRows(items: Placeable, frame: Frame): GridLayout {
  const { width, target, gap } = frame;
  const count = items.count;
  const places = blank(count);
  const days = frame.dated ? daysOf(items.created.subarray(0, count)) : noDays;
  const dayTops = new Float64Array(days.count);
  let top = frame.dated ? 0 : TOP;
  let tallest = 0;

  function place(first: number, end: number, height: number, fills: boolean): void {
    const whole = Math.max(1, Math.round(height));
    let left = 0;
    for (let i = first; i < end; i += 1) {
      const right = left + shownRatio(items.width[i] ?? 0, items.height[i] ?? 0) * height;
      const x = Math.round(left);
      places.x[i] = x;
      places.y[i] = top;
      places.w[i] = Math.max(1, (fills && i === end - 1 ? width : Math.min(width, Math.round(right))) - x);
      places.h[i] = whole;
      left = right + gap;
    }
    if (whole > tallest) tallest = whole;
    top += whole + gap;
  }

  function placeDay(first: number, end: number): void {
    let begin = first;
    let ratios = 0;
    for (let i = first; i < end; i += 1) {
      const ratio = shownRatio(items.width[i] ?? 0, items.height[i] ?? 0);
      ratios += ratio;
      const many = i - begin + 1;
      if (ratios * target + gap * (many - 1) < width) continue;
      const withIt = (width - gap * (many - 1)) / ratios;
      const withoutIt = many > 1 ? (width - gap * (many - 2)) / (ratios - ratio) : Number.POSITIVE_INFINITY;
      if (withoutIt <= target * STRETCH && withoutIt * withIt < target * target) {
        place(begin, i, withoutIt, true);
        begin = i;
        ratios = ratio;
        if (ratio * target < width) continue;
        place(i, i + 1, width / ratio, true);
      } else {
        place(begin, i + 1, withIt, true);
      }
      begin = i + 1;
      ratios = 0;
    }
    if (begin < end) place(begin, end, target, false);
  }

  if (days.count === 0) placeDay(0, count);
  for (let day = 0; day < days.count; day += 1) {
    dayTops[day] = top;
    top += LABEL;
    placeDay(days.first[day] ?? 0, days.first[day + 1] ?? count);
  }
  return { kind: "rows", count, ...places, height: top - gap + BOTTOM, tallest, days, dayTops };
}

/**
 * Places images in columns of one width, each image where the columns reach least far. Days have no labels here: they would
 * leave ragged holes.
 */
export function layColumns(items: Placeable, frame: Frame): GridLayout {
  const { width, target, gap } = frame;
  const count = items.count;
  const places = blank(count);
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
    const x = Math.round(column * (exact + gap));
    const w = Math.max(1, Math.round(column * (exact + gap) + exact) - x);
    const h = Math.max(1, Math.round(exact / shownRatio(items.width[i] ?? 0, items.height[i] ?? 0)));
    places.x[i] = x;
    places.y[i] = top;
    places.w[i] = w;
    places.h[i] = h;
    ends[column] = top + h + gap;
    if (h > tallest) tallest = h;
  }
  const height = count === 0 ? 0 : Math.max(...ends) - gap + BOTTOM;
  return { kind: "masonry", count, ...places, height, tallest, days: noDays, dayTops: new Float64Array() };
}
