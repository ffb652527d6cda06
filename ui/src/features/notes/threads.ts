/** Notes as conversations: each with its number, as its pin bears it. */
import type { Note, Region } from "../../api/generated/operations";
import type { Point } from "../../components/frame/geometry";

export type Thread = { readonly note: Note; readonly number: number; readonly replies: readonly Note[] };

/** Gathers notes with their replies, the oldest first; settled ones keep their numbers. */
export function threadsOf(notes: readonly Note[]): Thread[] {
  const byAge = notes.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id);
  return byAge
    .filter(({ replyTo }) => replyTo === null)
    .map((note, i) => ({ note, number: i + 1, replies: byAge.filter(({ replyTo }) => replyTo === note.id) }));
}

export type Box = Point & { readonly width: number; readonly height: number };

/** Returns the box around a region, in parts of the image. */
export function boxOf(region: Region): Box {
  if (region.kind === "rectangle") return region;
  const xs = region.points.map(([x]) => x);
  const ys = region.points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A rectangle smaller than this, in parts of the image, was a slip of the hand. */
const LEAST = 0.01;

function cut(part: number): number {
  return Math.min(1, Math.max(0, part));
}

/** Returns the rectangle between two points, cut at the image's edges; nothing where it is too small to mean anything. */
export function rectangleOf(from: Point, to: Point): Extract<Region, { kind: "rectangle" }> | null {
  const x = cut(Math.min(from.x, to.x));
  const y = cut(Math.min(from.y, to.y));
  const width = cut(Math.max(from.x, to.x)) - x;
  const height = cut(Math.max(from.y, to.y)) - y;
  return width < LEAST || height < LEAST ? null : { kind: "rectangle", x, y, width, height };
}
