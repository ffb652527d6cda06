import { describe, expect, it } from "vitest";

import type { Wish } from "../../state/labelling";
import { after, countLabels, nextWish, offer, partTyped, triState } from "./triState";

describe("labels of several images", () => {
  it("are on all, some or none of them", () => {
    expect([triState(0, 3), triState(1, 3), triState(3, 3)]).toEqual(["none", "some", "all"]);
    expect(triState(undefined, 3)).toBe("unknown");
  });

  it("are counted once an image, whatever their case", () => {
    const counts = countLabels([["Fox", "snow"], ["fox"], ["fox", "FOX"], []]);
    expect([counts.get("fox"), counts.get("snow")]).toEqual([3, 1]);
  });

  it("that are partly there come on, go off, and are left alone again", () => {
    const wishes: Wish[] = [];
    let wish: Wish = null;
    for (let i = 0; i < 3; i += 1) {
      wish = nextWish("some", wish);
      wishes.push(wish);
    }
    expect(wishes).toEqual(["add", "remove", null]);
  });

  it("that are everywhere or nowhere have one change and its withdrawal", () => {
    expect([nextWish("all", null), nextWish("all", "remove")]).toEqual(["remove", null]);
    expect([nextWish("none", null), nextWish("none", "add")]).toEqual(["add", null]);
    expect([nextWish("unknown", null), nextWish("unknown", "add")]).toEqual(["add", "remove"]);
    expect([after("some", "add"), after("all", "remove"), after("some", null)]).toEqual(["all", "none", "some"]);
  });
});

describe("typing labels", () => {
  it("parts them at commas", () => {
    expect(partTyped("fox, old barn ,sn")).toEqual({ finished: ["fox", "old barn"], rest: "sn" });
    expect(partTyped(" fox")).toEqual({ finished: [], rest: "fox" });
    expect(partTyped(",,")).toEqual({ finished: [], rest: "" });
  });

  const labels = ["snow", "winter", "now", "nowhere"].map((name) => ({ name, count: 1 }));

  it("offers the name itself, then what begins so, then what holds it", () => {
    expect(offer(labels, "Now", () => false).map(({ name }) => name)).toEqual(["now", "nowhere", "snow"]);
  });

  it("offers what is on the images first when nothing is typed", () => {
    expect(offer(labels, "", ({ name }) => name === "now")[0]?.name).toBe("now");
  });
});
