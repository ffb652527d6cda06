import { expect, it } from "vitest";

import { readDollars } from "./readDollars";

it("reads dollars exactly", () => {
  expect(readDollars("5")).toBe(5_000_000);
  expect(readDollars("$0.1")).toBe(100_000);
  expect(readDollars("12,50")).toBe(12_500_000);
  expect(readDollars("0.000001")).toBe(1);
});

it("knows nothing from what is no amount", () => {
  expect(readDollars(" ")).toBeNull();
  for (const typed of ["-1", "1e3", "five", "1.2.3", "0.0000001"]) expect(readDollars(typed)).toBeUndefined();
});
