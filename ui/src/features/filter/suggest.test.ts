import { describe, expect, it } from "vitest";

import { suggest, termAt } from "./suggest";

const names = {
  tags: [{ name: "fox", count: 2 }, { name: "foggy sea", count: 9 }, { name: "arctic fox", count: 40 }],
  collections: [{ name: "Forest", count: 3 }],
  models: [{ name: "sketch" }],
  actors: [{ name: "claude" }],
};

describe("suggestions", () => {
  it("offer keys before anything is typed", () => {
    expect(suggest("", names)[0]).toMatchObject({ term: "tag:", open: true });
  });

  it("put names that begin with what is typed before those that hold it", () => {
    expect(suggest("tag:fo", names).map((one) => one.term)).toEqual(['tag:"foggy sea"', "tag:fox", 'tag:"arctic fox"']);
  });

  it("keep the sign", () => {
    expect(suggest("-tag:fox", names)[0]?.term).toBe("-tag:fox");
    expect(suggest("-is:st", names)[0]?.term).toBe("-is:starred");
  });

  it("find tags and collections for a bare word", () => {
    expect(suggest("fo", names).map((one) => one.label)).toContain("collection:Forest");
  });

  it("know the term at the caret", () => {
    expect(termAt('red tag:"a b', 12)).toEqual({ from: 4, written: 'tag:"a b' });
    expect(termAt("red ", 4)).toEqual({ from: 4, written: "" });
  });
});
