import { describe, expect, it } from "vitest";

import { readLayoutIndex } from "../api/layoutIndex";
import { layoutBytes } from "../api/memory";
import { queryOf, selectionsOf } from "./selections";

const indexOf = (count: number) =>
  readLayoutIndex(layoutBytes(Array.from({ length: count }, (_, i) => ({ id: i + 1, created: 0, width: 1, height: 1 }))));
const idsTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const view = { query: "tag:fox", collection: null };

describe("images as selections", () => {
  it("are their ids up to ten thousand", () => {
    expect(selectionsOf([3, 1], indexOf(3), view)).toEqual([{ ids: [3, 1] }]);
    expect(selectionsOf([], indexOf(3), view)).toEqual([]);
  });

  it("are the view's query when more are marked and that is all of them", () => {
    const index = indexOf(10_001);
    expect(selectionsOf(idsTo(10_001), index, view)).toEqual([{ query: "tag:fox" }]);
    expect(selectionsOf(idsTo(10_001), index, { query: "", collection: null })).toEqual([{ filter: {} }]);
  });

  it("are parts of ten thousand when others are marked", () => {
    const parts = selectionsOf(idsTo(25_000), indexOf(30_000), view);
    expect(parts.map((part) => ("ids" in part ? part.ids.length : null))).toEqual([10_000, 10_000, 5_000]);
    const elsewhere = [...idsTo(10_000), 99_999];
    expect(selectionsOf(elsewhere, indexOf(10_001), view)).toHaveLength(2);
  });

  it("name the collection of the view", () => {
    expect(queryOf({ query: " is:starred ", collection: "Book covers" })).toBe('is:starred collection:"Book covers"');
  });
});
