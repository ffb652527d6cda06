import { describe, expect, it } from "vitest";

import type { Entry } from "../../api/generated/operations";
import { ago, bursts, isAboutImages } from "./bursts";

const second = (n: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, n)).toISOString();
let id = 100;
function entry(over: Partial<Entry>): Entry {
  id -= 1;
  return { id, at: second(0), actor: "claude", operation: "add_tags", undoes: null, undoneBy: null, changes: 1, ...over };
}

const about = (over: Partial<Entry>) => bursts([entry(over)]).map(isAboutImages);

describe("bursts of activity", () => {
  it("gather what one actor did of one kind within a minute of each other", () => {
    const entries = [entry({ at: second(110), changes: 3 }), entry({ at: second(55), changes: 4 }), entry({ at: second(0), changes: 5 })];
    const [burst, ...others] = bursts(entries);
    expect(others).toEqual([]);
    const ids = entries.map((one) => one.id);
    expect(burst).toMatchObject({ changes: 12, at: second(110), entries: ids, undoes: ids });
  });

  it("end after a minute of quiet, and where something else was done", () => {
    expect(bursts([entry({ at: second(61) }), entry({ at: second(0) })])).toHaveLength(2);
    expect(bursts([entry({ at: second(2) }), entry({ at: second(1), operation: "star_generations" }), entry({ at: second(0) })])).toHaveLength(3);
  });

  it("are not parted by what somebody else did meanwhile", () => {
    const found = bursts([entry({ at: second(2) }), entry({ at: second(1), actor: "person" }), entry({ at: second(0) })]);
    expect(found.map(({ actor, entries }) => [actor, entries.length])).toEqual([
      ["claude", 2],
      ["person", 1],
    ]);
  });

  it("offer to undo only what stands and can be undone", () => {
    const stands = entry({ at: second(1) });
    const undone = entry({ undoneBy: 7 });
    const [burst] = bursts([stands, undone]);
    expect(burst).toMatchObject({ undone: 1, entries: [stands.id, undone.id], undoes: [stands.id] });
    expect(bursts([entry({ operation: "purge_generations" })])[0]?.undoes).toEqual([]);
  });

  it("are about images unless they changed something else, or nothing", () => {
    expect([about({}), about({ operation: "add_note" }), about({ undoneBy: 7 })]).toEqual([[true], [true], [true]]);
    expect([about({ operation: "update_tags" }), about({ changes: 0 })]).toEqual([[false], [false]]);
  });

  it("leave out undoing itself: what it undid says so", () => {
    expect(bursts([entry({ operation: "undo", undoes: 5 })])).toEqual([]);
  });
});

describe("how long ago", () => {
  it("is said in the largest unit that fits", () => {
    const now = Date.parse(second(0));
    expect(ago(second(-150), now)).toContain("2");
    expect(ago(second(-2 * 86_400), now)).toContain("2");
    expect(ago(second(-10), now)).toBe(ago(second(0), now));
  });
});
