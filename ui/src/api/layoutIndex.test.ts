import { describe, expect, it } from "vitest";

import { flag, positionOf, readLayoutIndex } from "./layoutIndex";
import { layoutBytes } from "./memory";

describe("the layout index", () => {
  const rows = [
    { id: 9, created: 1_700_000_100, width: 1024, height: 768, flags: flag.starred },
    { id: 4, created: 1_700_000_000, width: 64, height: 16_384 },
  ];

  it("gives back what was written, without a copy", () => {
    const buffer = layoutBytes(rows, 77);
    const index = readLayoutIndex(buffer);
    expect(index.count).toBe(2);
    expect(index.sequence).toBe(77);
    expect([...index.ids]).toEqual([9, 4]);
    expect([...index.height]).toEqual([768, 16_384]);
    expect([...index.flags]).toEqual([1, 0]);
    expect(index.ids.buffer).toBe(buffer);
  });

  it("knows where an image stands, and where none does", () => {
    const index = readLayoutIndex(layoutBytes(rows));
    expect(positionOf(index, 4)).toBe(1);
    expect(positionOf(index, 5)).toBe(-1);
  });

  it("refuses bytes that are cut short", () => {
    expect(() => readLayoutIndex(layoutBytes(rows).slice(0, 50))).toThrow("2 images in 50 bytes");
  });
});
