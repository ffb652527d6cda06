import { describe, expect, it } from "vitest";

import { readLayoutIndex } from "../../api/layoutIndex";
import { layoutBytes } from "../../api/memory";
import { type Held, type News, receive, without } from "./arrivals";

function indexOf(...ids: number[]) {
  return readLayoutIndex(layoutBytes(ids.map((id) => ({ id, created: 1_790_000_000 + id, width: 100, height: 100 }))));
}

const none: ReadonlyMap<number, number> = new Map();

function news(ids: number[], more: Partial<News> = {}): News {
  return { view: "", index: indexOf(...ids), jobs: [], made: none, newestFirst: true, ...more };
}

function seen(...ids: number[]): Held {
  return receive(null, news(ids), false);
}

describe("images that come while somebody looks", () => {
  it("wait above the first one", () => {
    const held = receive(seen(3, 2, 1), news([5, 4, 3, 2, 1]), false);
    expect(held.images).toBe(2);
    expect([...without(held.index, held.images).ids]).toEqual([3, 2, 1]);
  });

  it("still wait when more come, and come in together", () => {
    const held = receive(receive(seen(3, 2), news([4, 3, 2]), false), news([5, 4, 3, 2]), false);
    expect(held.images).toBe(2);
    expect(receive(held, news([5, 4, 3, 2]), true).images).toBe(0);
  });

  it("do not count when they only come back: an undone trash is shown at once", () => {
    expect(receive(receive(seen(3, 2, 1), news([2, 1]), false), news([3, 2, 1]), false).images).toBe(0);
  });

  it("take the place of the job that made them without waiting", () => {
    const before = receive(null, news([2, 1], { jobs: [7] }), false);
    const held = receive(before, news([3, 2, 1], { made: new Map([[3, 7]]) }), false);
    expect(held.images).toBe(0);
  });

  it("wait when the job that made them had no tile", () => {
    expect(receive(seen(2, 1), news([3, 2, 1], { made: new Map([[3, 7]]) }), false).images).toBe(1);
  });

  it("are shown at once in another view, and where none were", () => {
    expect(receive(seen(1), news([9, 8], { view: "?q=fox" }), false).images).toBe(0);
    expect(receive(seen(), news([1]), false).images).toBe(0);
  });

  it("do not hold up what goes", () => {
    const held = receive(seen(3, 2, 1), news([4, 3, 1]), false);
    expect([...without(held.index, held.images).ids]).toEqual([3, 1]);
  });

  it("come at the end where the oldest is first, and move nothing", () => {
    const before = receive(null, news([1, 2], { newestFirst: false }), false);
    expect(receive(before, news([1, 2, 3], { newestFirst: false }), false).images).toBe(0);
  });
});

describe("jobs that begin while somebody looks", () => {
  it("wait too, and are counted apart", () => {
    const held = receive(seen(2, 1), news([2, 1], { jobs: [7] }), false);
    expect(held.waitingJobs).toBe(1);
    expect(held.jobs).toEqual([]);
    expect(receive(held, news([2, 1], { jobs: [7] }), true).jobs).toEqual([7]);
  });
});
