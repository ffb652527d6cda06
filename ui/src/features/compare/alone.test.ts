import { expect, it } from "vitest";

import { corners } from "./alone";

const wide = { frame: { width: 200, height: 100 }, placed: { x: 0, y: 50, scale: 1 } };
const tall = { frame: { width: 100, height: 200 }, placed: { x: 50, y: 0, scale: 1 } };

it("images of one shape leave nothing that only one covers, whatever their size in pixels", () => {
  expect(corners(wide, { frame: { width: 100, height: 50 }, placed: { x: 0, y: 50.4, scale: 2 } })).toBeNull();
});

it("images of two shapes go round one after the other, each back to its first corner", () => {
  const points = corners(wide, tall)?.split(", ") ?? [];
  expect(points).toHaveLength(10);
  expect(points.slice(0, 5)).toEqual(["0px 50px", "200px 50px", "200px 150px", "0px 150px", "0px 50px"]);
  expect(points[9]).toBe(points[5]);
});
