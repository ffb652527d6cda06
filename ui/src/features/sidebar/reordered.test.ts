import { describe, expect, it } from "vitest";

import type { CollectionPlace } from "../../api/generated/operations";
import { reordered } from "./reordered";

const collections = ["A", "B", "C"].map((name, id) => ({ id, name, description: "", hidden: false, sensitive: false, count: 0 }));
const moved = (name: string, place: CollectionPlace) => reordered(collections, name, place).map((one) => one.name).join("");

describe("collections put in another order", () => {
  it("stand where they were told to", () => {
    expect([moved("C", "first"), moved("A", "last"), moved("C", { before: "B" }), moved("A", { after: "B" })]).toEqual(["CAB", "BCA", "ACB", "BAC"]);
  });

  it("stay where the place or the collection is not there", () => {
    expect([moved("A", { before: "A" }), moved("A", { after: "Z" }), moved("Z", "first")]).toEqual(["ABC", "ABC", "ABC"]);
  });
});
