/** The main journeys in the real window, with the policy that ships. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { Key } from "selenium-webdriver";

import { Desktop, until } from "./desktop.mjs";
import { Library } from "./library.mjs";
import { Page } from "./page.mjs";

const library = new Library();
let desktop;
let page;

before(async () => {
  library.paint(12);
  desktop = await Desktop.open();
  page = new Page(await desktop.show(library));
});

after(async () => {
  await desktop?.close();
  library.remove();
});

test("twelve thumbnails come by id through the window's own scheme", async () => {
  await page.whole(12);
  const addresses = await page.run(() => [...document.querySelectorAll("[role=option] img")].map((image) => image.src));
  for (const address of addresses) assert.match(address, /^pixery-media:\/\/localhost\/\d+%2F/);
});

test("a click shows details, Enter the viewer, arrows lead through it, Esc leads back", async () => {
  await page.click('[role=option][data-id="12"]');
  await page.details(12);
  await page.press(Key.ENTER);
  await page.viewer(12);
  await page.press(Key.ARROW_RIGHT);
  await page.viewer(11);
  await page.press(Key.ARROW_RIGHT);
  await page.viewer(10);
  await page.press(Key.ARROW_LEFT);
  await page.viewer(11);
  await page.escape();
  await page.until("the grid with the last image seen", () => document.querySelector("[data-scope=viewer]") === null && document.querySelector('[data-id="11"][data-cursor]') !== null);
  await page.details(11);
});

test("a star that is set by its key is in the library", async () => {
  assert.equal(library.run("show", "11").starred, false);
  await page.press("f");
  await until("#11 is starred", () => library.run("show", "11").starred);
  await page.until("the star on its tile", () => document.querySelector('[data-id="11"] [data-part=star][data-on]') !== null);
});

test("an image that another process makes appears by itself", async () => {
  await page.rest();
  const [made] = library.paint(1, "200x200");
  await page.until(
    `#${made.id} in the grid`,
    (id) => [...document.querySelectorAll(`[data-id="${id}"] img`)].some((image) => image.naturalWidth > 0),
    made.id,
  );
});

test("a file that is dropped on the page is added, byte for byte", async () => {
  const elsewhere = new Library();
  try {
    const [image] = elsewhere.run("generate", "a lighthouse", "-m", "sketch", "--size", "160x120", "--seed", "3").generations;
    const bytes = readFileSync(image.path);
    await page.drop([{ name: "lighthouse.png", base64: bytes.toString("base64") }]);
    const added = await until("the file in the library", () => library.run("list", "-n", "1").items.find(({ width }) => width === 160));
    assert.deepEqual(readFileSync(library.run("show", String(added.id)).path), bytes);
    await page.until("the file in the grid", (id) => document.querySelector(`[data-id="${id}"]`) !== null, added.id);
  } finally {
    elsewhere.remove();
  }
});

test("what the person marks is what `pixery selection` prints", async () => {
  await page.click('[role=option][data-id="9"]');
  await page.press("m");
  await page.press(Key.ARROW_RIGHT);
  await page.press("m");
  const selection = await until("two marks", () => {
    const { selection: now = null, ...rest } = library.run("selection");
    const said = now ?? rest;
    return said.markCount === 2 ? said : null;
  });
  assert.deepEqual([...selection.marks].toSorted((a, b) => a - b), [8, 9]);
  assert.equal(selection.cursor, 8);
  await page.press("u");
});

/** Where the grid stands and what the cursor is on. */
function place() {
  return [document.querySelector("[data-grid]").scrollTop, document.querySelector("[data-cursor]")?.dataset.id];
}

test("what an agent highlights is marked at once, and nothing moves", async () => {
  await page.rest();
  const stood = await page.run(place);
  const answer = library.run("ui", "highlight", "5", "--label", "this one");
  assert.equal(answer.answer, "shown");
  await page.until("the ring around #5", () => document.querySelector('[data-id="5"][data-pointed]') !== null);
  assert.deepEqual(await page.run(place), stood);
});

test("a second start with a link ends, and the first window shows the image", async () => {
  const height = await page.run(() => window.innerHeight);
  for (const id of [3, 4]) {
    assert.equal(await desktop.startAgain(library, `pixery://${id}`), 0);
    await page.viewer(id);
  }
  assert.equal((await page.window.getAllWindowHandles()).length, 1);
  assert.equal(await page.run(() => window.innerHeight), height, "no menu bar came up with it");
  await page.escape();
  await page.until("the grid", () => document.querySelector("[data-scope=viewer]") === null);
});

test("F10 shows the menu bar above the page, and hides it again", async () => {
  const whole = await page.run(() => window.innerHeight);
  await page.press(Key.F10);
  await page.until("room for the menu bar", (height) => window.innerHeight < height, whole);
  await page.press(Key.F10);
  await page.until("the whole window", (height) => window.innerHeight === height, whole);
});
