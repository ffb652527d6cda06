import { describe, expect, it } from "vitest";

import { keyOf } from "./keys";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("a key press as text", () => {
  it("names letters in lower case, with shift beside them", () => {
    expect(keyOf({ ...none, key: "R", shiftKey: true })).toBe("shift+r");
    expect(keyOf({ ...none, key: "r" })).toBe("r");
  });

  it("leaves shift out where it is part of the character", () => {
    expect(keyOf({ ...none, key: "?", shiftKey: true })).toBe("?");
  });

  it("names the modifier of commands alike on every system", () => {
    expect(keyOf({ ...none, key: "k", ctrlKey: true })).toBe("mod+k");
  });
});
