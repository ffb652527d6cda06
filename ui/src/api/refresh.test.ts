import { describe, expect, it } from "vitest";

import { gather } from "./refresh";

describe("news", () => {
  it("name the images that changed as long as each event does", () => {
    const first = gather(null, { kind: "changed", changes: [{ topic: "generations", ids: [3, 4] }], sequence: 1 });
    const second = gather(first, { kind: "changed", changes: [{ topic: "generations", ids: [5] }], sequence: 2 });
    expect([...(second?.generations ?? [])]).toEqual([3, 4, 5]);
    expect(gather(second, { kind: "changed", changes: [{ topic: "generations", ids: null }], sequence: 3 })?.generations).toBeNull();
  });

  it("are about everything when a preference changed, since safe mode is one", () => {
    const news = gather(null, { kind: "changed", changes: [{ topic: "preferences", ids: null }], sequence: 1 });
    expect(news).toEqual({ topics: "everything", generations: null });
  });
});
