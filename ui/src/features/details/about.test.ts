import { describe, expect, it } from "vitest";

import { bytesWords, costWords } from "./about";

describe("what an image cost", () => {
  it("is never a guess told as a fact", () => {
    expect(costWords({ microUsd: 40_000, kind: "estimated" })).toBe("≈ $0.0400 (estimated)");
    expect(costWords({ microUsd: 40_000, kind: "reported" })).toBe("$0.0400 (reported)");
    expect(costWords({ microUsd: null, kind: "unknown" })).toBe("not known");
    expect(costWords({ microUsd: 0, kind: "not_charged" })).toBe("free");
  });
});

describe("a length in bytes", () => {
  it("is rounded as people say it", () => {
    expect([999, 1500, 293_232, 2_450_000].map(bytesWords)).toEqual(["999 B", "1.5 kB", "293 kB", "2.5 MB"]);
  });
});
