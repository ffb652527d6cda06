/** Small decisions about how a tile looks. */
import { thumbHashToAverageRGBA } from "thumbhash";

import type { Variant } from "../../api/client";
import type { Tile } from "../../api/generated/operations";

/** The long side of a thumbnail, in px. */
const THUMBNAIL = 400;
/** Sizes that previews are asked for: few, so that they are made once. */
const PREVIEWS = [800, 1_200, 1_600];
/** How much an image may be blown up before a larger one is fetched. */
const SOFT = 1.3;
const DAY = 24 * 3_600_000;

/** Returns what to fetch for a tile of this size in px on a screen with this many device pixels a px. */
export function variantFor(w: number, h: number, density: number): Variant {
  const long = Math.max(w, h) * density;
  if (long <= THUMBNAIL * SOFT) return { kind: "thumbnail" };
  const side = PREVIEWS.find((size) => long <= size * SOFT) ?? PREVIEWS.at(-1) ?? THUMBNAIL;
  return { kind: "preview", width: side, height: side };
}

type Colourful = Pick<Tile, "thumbhash" | "rejected" | "missing" | "withheld" | "width" | "height">;

/**
 * Returns the colour that a tile has below its pixels: what is seen until they are here. Undefined where it would be seen after that,
 * beside or through them, and where there will be none.
 */
export function colourOf({ thumbhash, rejected, missing, withheld, width, height }: Colourful): string | undefined {
  if (thumbhash === null || rejected || missing || withheld !== undefined || isLetterboxed(width, height)) return undefined;
  const { r, g, b, a } = thumbHashToAverageRGBA(bytesOf(thumbhash));
  return a < 1 ? undefined : `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)})`;
}

/** Whether an image has bars beside it in its tile. */
export function isLetterboxed(width: number, height: number): boolean {
  const ratio = width / height;
  return ratio > 3 || ratio < 1 / 3;
}

/** Returns the bytes of a thumbhash. */
export function bytesOf(thumbhash: string): Uint8Array {
  return Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0));
}

/** Returns the letter of who made an image, where that was somebody else and not longer than a day ago. */
export function monogramOf({ actor, createdAt }: Pick<Tile, "actor" | "createdAt">, now: number): string | null {
  if (actor === "person" || actor === "" || now - new Date(createdAt).getTime() > DAY) return null;
  return [...actor][0]?.toUpperCase() ?? null;
}
