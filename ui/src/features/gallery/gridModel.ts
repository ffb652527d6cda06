/**
 * The grid without its elements: what is shown, where each tile stands, how far it is scrolled, which tiles the DOM holds. A
 * change of images, size or width keeps one tile where it is on the screen; the rest arranges itself around it.
 */
import type { GenerationId } from "../../api/generated/operations";
import { emptyIndex, type LayoutIndex } from "../../api/layoutIndex";
import { type Arranged, arrange, MOST_TILES, type Window } from "./geometry/arrange";
import { baseFor, runsOut, runwayOf } from "./geometry/runway";
import { firstWhole, lowerBound, tilesBetween } from "./geometry/visible";

export type Inputs = Window & {
  readonly index: LayoutIndex;
  /** What is looked at; another view begins where it was left. */
  readonly view: string;
  readonly cursor: GenerationId | null;
};

export type Snapshot = Arranged & {
  readonly index: LayoutIndex;
  readonly window: Window;
  /** The tiles that the DOM holds, by position. */
  readonly positions: readonly number[];
  /** The stretch that they cover, in px of the whole. */
  readonly from: number;
  readonly to: number;
  /** The days or months that lie in it, by position: the first, and the one behind the last. */
  readonly labels: readonly [number, number];
  /** Where the runway begins, in px of the whole. */
  readonly base: number;
  /** The runway's length, in px. */
  readonly runway: number;
  /** Where the scroller has to stand, in px of the whole. */
  readonly top: number;
  /** Whether the images fly past too fast to be read. */
  readonly fast: boolean;
  /** Changes when the scroller has to be put somewhere. */
  readonly placed: number;
};

/** Faster than this is a fling, in px a ms. */
const FLING = 6;
/** Before and behind the screen, in parts of its height, by what the DOM may hold. */
const OVERSCANS = [0.6, 0.35, 0.15, 0];
/** How far the hand goes before it is looked whether other tiles are due, in px. */
const STRIDE = 32;
/** As many tiles come at once out of sight while a hand scrolls: a whole line of small ones would cost a frame. */
const AT_ONCE = 12;

const none: Inputs = {
  kind: "rows",
  size: 2,
  width: 0,
  height: 0,
  dated: true,
  index: emptyIndex,
  view: "",
  cursor: null,
};

type Cover = Pick<Snapshot, "positions" | "from" | "to" | "labels">;
type Place = { id: GenerationId; offset: number };

export class GridModel {
  #inputs = none;
  #snapshot: Snapshot = build(none);
  #listeners = new Set<() => void>();
  #followers = new Set<() => void>();
  #scrolledAt = 0;
  /** Where the positions were taken for, and how far that may be left before others are. */
  #slack = { top: 0, px: 0 };
  /** Whether tiles out of sight are still to come. */
  #isPartial = false;
  #found = { index: emptyIndex, id: 0, at: -1 };
  #left = new Map<string, Place | null>();

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Like {@link subscribe}, for what moves along with every px and not only when other tiles come. */
  follow(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  getSnapshot = (): Snapshot => this.#snapshot;

  /** Takes new inputs. The tile `pinned`, else the cursor's, else the first whole one keeps its place on the screen. */
  update(change: Partial<Inputs>, pinned: GenerationId | null = null): void {
    const before = this.#inputs;
    const inputs = { ...before, ...change };
    this.#inputs = inputs;
    const isSame =
      before.index === inputs.index &&
      before.view === inputs.view &&
      before.width === inputs.width &&
      before.height === inputs.height &&
      before.kind === inputs.kind &&
      before.size === inputs.size &&
      before.dated === inputs.dated;
    if (isSame) {
      if (before.cursor !== inputs.cursor) this.#take(this.#snapshot, this.#snapshot.top, false);
      return;
    }
    const other = before.view !== inputs.view;
    if (other) this.#left.set(before.view, this.#snapshot.top === 0 ? null : this.#place(null));
    const place = other ? (this.#left.get(inputs.view) ?? null) : this.#place(pinned);
    const built = build(inputs);
    const top = place === null ? 0 : topFor(built, place, this.#snapshot.index);
    this.#put(built, top);
  }

  /** Goes to a height of the whole at once. */
  scrollTo(top: number): void {
    this.#put(this.#snapshot, top);
  }

  /** Brings a tile into sight with as little scrolling as that takes. */
  reveal(position: number): void {
    const { layout, window, top } = this.#snapshot;
    if (position < 0 || position >= layout.count) return;
    const y = layout.y[position] ?? 0;
    const h = layout.h[position] ?? 0;
    const above = 48;
    const below = 72;
    if (y - above < top) this.scrollTo(y - above);
    else if (y + h + below > top + window.height) this.scrollTo(Math.min(y - above, y + h + below - window.height));
  }

  /** Hears that the scroller stands somewhere else. */
  scrolled(scrollTop: number, now: number): void {
    const snapshot = this.#snapshot;
    const top = clampTop(snapshot, snapshot.base + scrollTop);
    const elapsed = Math.max(1, now - this.#scrolledAt);
    const moved = Math.abs(top - snapshot.top);
    const fast = elapsed < 200 ? moved / elapsed > FLING : moved > 3 * snapshot.window.height;
    this.#scrolledAt = now;
    if (runsOut(top, snapshot.base, snapshot.layout.height, snapshot.window.height)) {
      this.#put({ ...snapshot, fast }, top);
      return;
    }
    if (moved > 0 || fast !== snapshot.fast) this.#take(snapshot, top, fast);
  }

  /** The hand rests: what flew past is looked at, and the runway moved along. */
  rested(): void {
    const snapshot = this.#snapshot;
    const base = baseFor(snapshot.top, snapshot.layout.height);
    const isOff = Math.abs(base - snapshot.base) > runwayOf(snapshot.layout.height) / 4;
    if (isOff) this.#put({ ...snapshot, fast: false }, snapshot.top);
    else if (snapshot.fast || this.#isPartial) this.#take(snapshot, snapshot.top, false, true);
    else for (const heard of this.#listeners) heard();
  }

  #place(pinned: GenerationId | null): Place | null {
    const { layout, index, top, window } = this.#snapshot;
    if (index.count === 0 || window.height === 0) return null;
    const bottom = top + window.height;
    for (const id of [pinned, this.#inputs.cursor]) {
      const i = id === null ? -1 : index.ids.indexOf(id);
      const y = layout.y[i];
      if (y !== undefined && y + (layout.h[i] ?? 0) > top && y < bottom) return { id: id ?? 0, offset: y - top };
    }
    if (top === 0) return null;
    const whole = firstWhole(layout, top, bottom);
    const i = whole === -1 ? (tilesBetween(layout, top, bottom, 1)[0] ?? -1) : whole;
    const y = layout.y[i];
    return y === undefined ? null : { id: index.ids[i] ?? 0, offset: y - top };
  }

  #put(arranged: Omit<Snapshot, "positions" | "from" | "to" | "labels" | "placed" | "top" | "base">, wanted: number): void {
    const top = clampTop(arranged, wanted);
    const base = baseFor(top, arranged.layout.height);
    this.#take({ ...arranged, base, positions: [], from: 0, to: 0, labels: [0, 0], top, placed: this.#snapshot.placed + 1 }, top, arranged.fast, true);
  }

  #take(snapshot: Snapshot, top: number, fast: boolean, anew = false): void {
    const moved = Math.abs(top - this.#slack.top);
    const cursorAt = this.#cursorPosition(snapshot.index);
    const hasCursor = cursorAt === -1 || snapshot.positions.includes(cursorAt);
    const isCovered = !anew && fast === snapshot.fast && hasCursor && moved <= this.#slack.px;
    const cover = isCovered ? null : this.#cover(snapshot, top, cursorAt, anew);
    const isSame = !anew && fast === snapshot.fast && (cover === null || isSameCover(cover, snapshot));
    this.#snapshot = { ...snapshot, ...(isSame ? null : cover), top, fast };
    for (const follower of this.#followers) follower();
    // Nobody else needs to hear of it while the DOM holds what it should.
    if (!isSame) for (const heard of this.#listeners) heard();
  }

  /** Where the cursor stands, or −1; looked for once, not with every px. */
  #cursorPosition(index: LayoutIndex): number {
    const { cursor } = this.#inputs;
    if (cursor === null) return -1;
    if (this.#found.index !== index || this.#found.id !== cursor) this.#found = { index, id: cursor, at: index.ids.indexOf(cursor) };
    return this.#found.at;
  }

  /**
   * Returns what the DOM should hold: what is in sight, as much around it as it may, and the cursor, which has the focus. What is
   * around comes a few at a time, but for `atOnce`.
   */
  #cover({ layout, window, positions: before }: Snapshot, top: number, cursorAt: number, atOnce: boolean): Cover {
    const most = MOST_TILES - 1;
    const bottom = top + window.height;
    let positions: number[] = [];
    let around = 0;
    for (const overscan of OVERSCANS) {
      around = overscan * window.height;
      positions = tilesBetween(layout, top - around, bottom + around, most + 1);
      if (positions.length <= most) break;
    }
    this.#slack = { top, px: Math.min(STRIDE, around / 2) };
    positions.length = Math.min(positions.length, most);
    this.#isPartial = false;
    if (!atOnce) {
      const there = new Set(before);
      let coming = 0;
      positions = positions.filter((i) => {
        const y = layout.y[i] ?? 0;
        if (there.has(i) || (y < bottom && y + (layout.h[i] ?? 0) > top)) return true;
        coming += 1;
        return coming <= AT_ONCE;
      });
      this.#isPartial = coming > AT_ONCE;
    }
    if (cursorAt !== -1 && !positions.includes(cursorAt)) positions.push(cursorAt);
    const [from, to] = [top - around, bottom + around];
    // The one that began before: its label may stay in sight.
    const first = Math.max(0, lowerBound(layout.labelTops, from) - 1);
    return { positions, from, to, labels: [first, lowerBound(layout.labelTops, to, first)] };
  }
}

function isSameCover(a: Cover, b: Cover): boolean {
  return (
    a.labels[0] === b.labels[0] &&
    a.labels[1] === b.labels[1] &&
    a.positions.length === b.positions.length &&
    a.positions.every((position, i) => position === b.positions[i])
  );
}

function build(inputs: Inputs): Snapshot {
  const { index, kind, size, width, height, dated } = inputs;
  const window = { kind, size, width, height, dated };
  const arranged = width === 0 || height === 0 ? arrange({ ...index, count: 0 }, window) : arrange(index, window);
  return {
    ...arranged,
    index,
    window,
    positions: [],
    from: 0,
    to: 0,
    labels: [0, 0],
    base: 0,
    runway: runwayOf(arranged.layout.height),
    top: 0,
    fast: false,
    placed: 0,
  };
}

function clampTop({ layout, window }: Pick<Snapshot, "layout" | "window">, top: number): number {
  return Math.max(0, Math.min(Math.round(top), layout.height - window.height));
}

/** Returns how far to scroll so that a tile stands where it stood; a neighbour where it is gone. */
function topFor({ layout, index }: Snapshot, place: Place, before: LayoutIndex): number {
  const there = index.ids.indexOf(place.id);
  const at = there === -1 ? nextThere(before, place.id, index) : there;
  return (layout.y[at] ?? 0) - place.offset;
}

/** Returns where the next image that is still there stands; the last where none of the next is. */
function nextThere(before: LayoutIndex, id: GenerationId, index: LayoutIndex): number {
  const was = before.ids.indexOf(id);
  const next = was === -1 ? [] : before.ids.subarray(was + 1, was + 500);
  for (const one of next) {
    const at = index.ids.indexOf(one);
    if (at !== -1) return at;
  }
  return Math.max(0, index.count - 1);
}
