import { describe, expect, it } from "vitest";

import type { Kin, Kinship } from "../../api/generated/operations";
import { placeFamily, walk } from "./lineageLayout";

function kin(id: number, parentId: number | null, depth: number, kinship: Kinship = "descendant"): Kin {
  return { id, parentId, depth, kinship, state: "live", origin: null, model: null, prompt: null, title: null, starred: null, createdAt: null };
}

const family = placeFamily([kin(1, null, 0, "ancestor"), kin(2, 1, 1, "itself"), kin(3, 2, 2), kin(5, 3, 3), kin(4, 2, 2)]);

describe("a family in rows", () => {
  it("has parents above the middle of their children, and no two in one place", () => {
    const at = Object.fromEntries(family.places.map(({ kin: { id }, column, row }) => [id, [column, row]]));
    expect(at).toEqual({ 1: [0.5, 0], 2: [0.5, 1], 3: [0, 2], 5: [0, 3], 4: [1, 2] });
    expect([family.columns, family.rows]).toEqual([2, 4]);
  });

  it("is walked by arrows", () => {
    expect(walk(family, 2, "up")).toBe(1);
    expect(walk(family, 2, "down")).toBe(3);
    expect(walk(family, 3, "right")).toBe(4);
    expect(walk(family, 3, "left")).toBeNull();
    expect(walk(family, 1, "up")).toBeNull();
  });

  it("stands when an ancestor is gone or the chain is long", () => {
    const long = placeFamily(Array.from({ length: 2000 }, (_, i) => kin(i + 10, i + 9, i)));
    expect(long.bonds).toHaveLength(1999);
    expect(long.columns).toBe(1);
  });
});
