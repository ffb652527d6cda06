import { afterEach, beforeEach, expect, it } from "vitest";

import { broughtBy, dragType, followOwnDrags, noteDragged } from "./drag";

// jsdom has no drags of its own; only the types are read.
const drag = (...types: string[]) => ({ types }) as unknown as DataTransfer;
const refused = (event: Event) => event.preventDefault();
let stop: () => void;

beforeEach(() => {
  stop = followOwnDrags();
});

afterEach(() => {
  window.dispatchEvent(new Event("dragend"));
  noteDragged(null);
  stop();
});

it("files of another program come as files, or as addresses where the web view hides them", () => {
  expect(broughtBy(drag("Files", "text/uri-list"))).toBe("files");
  expect(broughtBy(drag("text/uri-list", "text/html"))).toBe("addresses");
  expect(broughtBy(drag("text/plain"))).toBeNull();
});

it("images of the library bring nothing", () => {
  expect(broughtBy(drag(dragType, "text/uri-list"))).toBeNull();
  noteDragged([5]);
  expect(broughtBy(drag("Files"))).toBeNull();
});

it("what begins in this page brings nothing until it is over, even when its end is never heard", () => {
  for (const end of ["dragend", "pointermove"]) {
    document.body.dispatchEvent(new Event("dragstart", { bubbles: true }));
    expect(broughtBy(drag("text/uri-list"))).toBeNull();
    window.dispatchEvent(new Event(end));
    expect(broughtBy(drag("text/uri-list"))).toBe("addresses");
  }
});

it("a drag that was refused where it began is none", () => {
  document.body.addEventListener("dragstart", refused);
  document.body.dispatchEvent(new Event("dragstart", { bubbles: true, cancelable: true }));
  document.body.removeEventListener("dragstart", refused);
  expect(broughtBy(drag("Files"))).toBe("files");
});
