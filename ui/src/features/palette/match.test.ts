import { describe, expect, it } from "vitest";

import { score } from "./match";

describe("finding a command", () => {
  it("puts a whole word before scattered letters", () => {
    expect(score("Star", "star") ?? 0).toBeGreaterThan(score("Show the archive", "sar") ?? 0);
    expect(score("Move to trash", "trash") ?? 0).toBeGreaterThan(score("Untrashable", "trash") ?? 0);
  });

  it("takes initials", () => {
    expect(score("Larger thumbnails", "lt")).not.toBeNull();
  });

  it("leaves out what lacks a letter", () => {
    expect(score("Star", "stx")).toBeNull();
  });
});
