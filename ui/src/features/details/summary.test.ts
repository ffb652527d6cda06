import { describe, expect, it } from "vitest";

import { anImage } from "../../api/samples";
import { costTogether, summarise } from "./summary";

describe("several images", () => {
  it("share the tags that all have", () => {
    const { common, some, models } = summarise([
      anImage({ tags: ["a", "b"], model: "sketch" }),
      anImage({ id: 2, tags: ["b", "c"], model: "flux" }),
      anImage({ id: 3, tags: ["b", "c"], model: "flux" }),
    ]);
    expect(common).toEqual(["b"]);
    expect(some).toEqual([
      { tag: "c", count: 2 },
      { tag: "a", count: 1 },
    ]);
    expect(models[0]).toEqual({ model: "flux", count: 2 });
  });

  it("leave out of the sum what safe mode withholds", () => {
    expect(summarise([anImage({ tags: ["b"] }), anImage({ id: 2, tags: [], withheld: "safe_mode" })]).common).toEqual(["b"]);
  });

  it("cost what is reported and what is estimated, apart, and what nobody knows is counted", () => {
    expect(
      costTogether([
        anImage({ cost: { kind: "reported", microUsd: 2_000_000 } }),
        anImage({ cost: { kind: "estimated", microUsd: 500_000 } }),
        anImage({ cost: { kind: "unknown", microUsd: null } }),
      ]),
    ).toBe("$2.00 reported by vendors + ≈ $0.50 estimated + 1 request of unknown cost");
  });
});
