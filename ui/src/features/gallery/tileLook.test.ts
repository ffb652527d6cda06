import { rgbaToThumbHash } from "thumbhash";
import { describe, expect, it } from "vitest";

import { colourOf } from "./tileLook";

/** The hash of an image of one colour. */
function hashOf(r: number, g: number, b: number, a = 255): string {
  const pixels = new Uint8Array(4 * 64).map((_, i) => [r, g, b, a][i % 4] ?? 0);
  return btoa(String.fromCharCode(...rgbaToThumbHash(8, 8, pixels)));
}

const red = { thumbhash: hashOf(255, 0, 0), rejected: false, missing: false, width: 800, height: 600 };

describe("the colour before an image", () => {
  it("is near to the image's own", () => {
    const [r = 0, g = 0, b = 0] = (colourOf(red)?.match(/\d+/g) ?? []).map(Number);
    expect(r).toBeGreaterThan(200);
    expect(g).toBeLessThan(60);
    expect(b).toBeLessThan(60);
  });

  it("is none where it would show through or beside the image once that is here", () => {
    expect(colourOf({ ...red, thumbhash: hashOf(255, 0, 0, 128) })).toBeUndefined();
    expect(colourOf({ ...red, rejected: true })).toBeUndefined();
    expect(colourOf({ ...red, missing: true })).toBeUndefined();
    expect(colourOf({ ...red, withheld: "safe_mode" })).toBeUndefined();
    expect(colourOf({ ...red, width: 2_000, height: 100 })).toBeUndefined();
    expect(colourOf({ ...red, thumbhash: null })).toBeUndefined();
  });
});
