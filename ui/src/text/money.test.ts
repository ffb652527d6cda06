import { describe, expect, it } from "vitest";

import { dollars, spent } from "./money";

describe("money in words", () => {
  it("shows small sums to a hundredth of a cent", () => {
    expect(dollars(39_000)).toBe("$0.0390");
    expect(dollars(1_234_567)).toBe("$1.23");
    expect(dollars(0)).toBe("$0.00");
  });

  it("never shows an estimate or an unknown cost as a fact", () => {
    const none = { reported: 0, estimated: 0, held: 0, unknownAttempts: 0 };
    expect(spent({ ...none, reported: 2_000_000 })).toBe("$2.00");
    expect(spent({ ...none, estimated: 2_000_000 })).toBe("≈ $2.00");
    expect(spent({ ...none, unknownAttempts: 1 })).toBe("$0.00 + ?");
  });
});
