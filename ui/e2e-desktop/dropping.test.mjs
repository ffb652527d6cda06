/** Files of another program that are dropped on the real window with the screen's own pointer. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";

import { Desktop, until } from "./desktop.mjs";
import { Hand } from "./hand.mjs";
import { Library } from "./library.mjs";
import { Page } from "./page.mjs";
import { Source } from "./source.mjs";

const library = new Library();
const elsewhere = new Library();
let desktop;
let page;
let hand;
let source;
let pictures;

before(async () => {
  library.paint(1);
  pictures = elsewhere.paint(4, "160x120").map(({ path }) => readFileSync(path));
  desktop = await Desktop.open();
  hand = new Hand(desktop.display);
  page = new Page(await desktop.show(library));
  await until("the window at its place", () => hand.place({ x: 0, y: 0, width: 800, height: 880 }));
  await page.whole(1);
  source = await Source.open(desktop.display);
});

after(async () => {
  source?.close();
  await desktop?.close();
  library.remove();
  elsewhere.remove();
});

/** Writes a file where the other program has it. */
function file(name, bytes) {
  const path = join(elsewhere.home, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const middle = { x: 400, y: 440 };
const overlay = () => page.until("the place to drop", () => document.body.textContent.includes("Drop to add to the library"));

/** Notes every word of progress that the page shows from now on. */
function noteProgress() {
  return page.run(() => {
    window.progress = [];
    const watcher = new MutationObserver(() => {
      const said = document.querySelector('section[aria-label="Adding images"] [role=status]')?.textContent;
      if (said !== undefined && window.progress.at(-1) !== said) window.progress.push(said);
    });
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Drops addresses on the window and returns the words that come of it. */
async function drop(addresses, look = overlay) {
  const had = source.ends.length;
  await source.hold(addresses);
  await hand.drag(source.middle, middle, look);
  await until("the end of the drag", () => source.ends.length > had);
  const words = await page.until("what was said", () => {
    const said = document.querySelector('section[aria-label="Adding images"]');
    return said?.querySelector("progress") === null && said.textContent;
  });
  assert.ok(await page.run(() => !document.body.textContent.includes("Drop to add to the library")), "the place to drop is gone");
  await page.click('section[aria-label="Adding images"] button[aria-label^=Close]');
  return words;
}

const count = () => library.run("list", "--count").count;
const newest = (many) => library.run("list", "-n", String(many)).items.map(({ id }) => readFileSync(library.run("show", String(id)).path));
const sameBytes = (some, others) => assert.deepEqual(some.map((bytes) => bytes.toString("base64")).toSorted(), others.map((bytes) => bytes.toString("base64")).toSorted());

test("two files that another program drops on the window are added, byte for byte, with progress", async () => {
  await noteProgress();
  const paths = [file("a 50% #1.png", pictures[0]), file("füchse/'\"<b>.png", pictures[1])];
  assert.match(await drop(paths.map((path) => pathToFileURL(path).href)), /2 images added/);
  const progress = await page.run(() => window.progress);
  assert.equal(progress[0], "Adding images, 0 of 2");
  assert.equal(progress.at(-1), "2 images added");
  assert.equal(count(), 3);
  sameBytes(newest(2), pictures.slice(0, 2));
  await page.whole(3);
  const [last, earlier] = library.run("log", "-n", "2").items;
  assert.equal(last.operation, "add_images");
  assert.notEqual(earlier?.operation, "add_images", "both files are one entry");
});

test("a folder gives its images, and what is broken is named without its place", async () => {
  const folder = join(elsewhere.home, "pictures");
  file("pictures/inside/fox.png", pictures[2]);
  file("pictures/broken.png", "no image");
  file("pictures/notes.txt", "no image");
  symlinkSync(folder, join(folder, "again"));
  const words = await drop([pathToFileURL(folder).href]);
  assert.match(words, /1 image added/);
  assert.match(words, /broken\.png/);
  assert.match(words, /1 file is no PNG, JPEG or WebP and was left out/);
  assert.ok(!words.includes(basename(elsewhere.home)), words);
  assert.equal(count(), 4);
  sameBytes(newest(1), [pictures[2]]);
});

test("an image of the web is refused with what to do, and nothing is fetched", async () => {
  const words = await drop(["https://example.org/fox.png"]);
  assert.match(words, /fox\.png.*is on the web; save it to this computer/);
  assert.equal(count(), 4);
});

test("a file that was only over the window is nothing that the page can take", async () => {
  await source.hold([pathToFileURL(file("later.png", pictures[3])).href]);
  const had = source.ends.length;
  await hand.drag(source.middle, middle, async () => {
    await overlay();
    const taken = await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "take_dropped", input: {} }));
    assert.deepEqual(taken, { files: [], refused: [], leftOut: 0 });
    hand.do("mousemove", String(source.middle.x), String(source.middle.y));
    await page.until("no place to drop", () => !document.body.textContent.includes("Drop to add to the library"));
  });
  await until("the end of the drag", () => source.ends.length > had);
  const taken = await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "take_dropped", input: {} }));
  assert.deepEqual(taken, { files: [], refused: [], leftOut: 0 });
});

test("an image of the window itself that is dropped on it is not added again", async () => {
  const tile = await page.run(() => {
    const { x, y, width, height } = document.querySelector("[role=option][data-id]").getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
  await hand.drag(tile, { x: 400, y: 800 }, async () => {
    assert.ok(await page.run(() => !document.body.textContent.includes("Drop to add to the library")));
  });
  const taken = await page.run(() => window.__TAURI_INTERNALS__.invoke("call", { name: "take_dropped", input: {} }));
  assert.deepEqual(taken, { files: [], refused: [], leftOut: 0 });
  assert.ok(await page.run(() => document.querySelector('section[aria-label="Adding images"]') === null));
  assert.equal(count(), 4);
});
