/** Files that are chosen in the system's own dialog over the real window. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { Key } from "selenium-webdriver";

import { Desktop, until } from "./desktop.mjs";
import { Hand } from "./hand.mjs";
import { Library } from "./library.mjs";
import { Page } from "./page.mjs";

const library = new Library();
const elsewhere = new Library();
let desktop;
let page;
let hand;
let picture;

before(async () => {
  library.paint(1);
  [picture] = elsewhere.paint(1, "160x120");
  desktop = await Desktop.open();
  hand = new Hand(desktop.display);
  page = new Page(await desktop.show(library));
  await until("the window at its place", () => hand.place({ x: 0, y: 0, width: 1000, height: 880 }));
  await page.whole(1);
});

after(async () => {
  await desktop?.close();
  library.remove();
  elsewhere.remove();
});

const DIALOG = "^Add images to the library$";
const isOpen = () => hand.finds(DIALOG);
/** Presses the key that asks for files. */
const ask = () => page.window.actions({ async: true }).keyDown(Key.CONTROL).sendKeys("o").keyUp(Key.CONTROL).perform();

/**
 * Names a file to the dialog by its path. The field for it comes with the first sign, and nothing says when it is there: what was typed
 * too early is typed again, as a person would.
 */
function name(path) {
  return until("the dialog gone", async () => {
    if (!isOpen()) return true;
    hand.do("key", "slash");
    await pause(300);
    hand.do("key", "ctrl+a");
    hand.do("type", "--delay", "20", path);
    await pause(300);
    hand.do("key", "Return");
    await pause(700);
    return !isOpen();
  });
}

const count = () => library.run("list", "--count").count;

test("a file chosen in the dialog is added byte for byte", async () => {
  await ask();
  await until("the dialog", isOpen);
  await hand.turnTo(DIALOG);
  await name(picture.path);
  await until("the image in the library", () => count() === 2);
  await page.until("what was said", () => document.querySelector('section[aria-label="Adding images"]')?.textContent.includes("1 image added"));
  assert.deepEqual(readFileSync(library.run("show", "2").path), readFileSync(picture.path));
});

test("who thinks better of it adds nothing, and is told nothing", async () => {
  await page.click('section[aria-label="Adding images"] button[aria-label^=Close]');
  await ask();
  await until("the dialog", isOpen);
  await hand.turnTo(DIALOG);
  hand.do("key", "Escape");
  await until("the dialog gone", () => !isOpen());
  await page.press("g");
  assert.ok(await page.run(() => document.querySelector('section[aria-label="Adding images"]') === null));
  assert.equal(count(), 2);
});
