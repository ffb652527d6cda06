/** What the desktop is told of work that ended while the person looks elsewhere, on a bus of the test's own. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { Key } from "selenium-webdriver";

import { Desktop, until } from "./desktop.mjs";
import { Hand } from "./hand.mjs";
import { Library, program } from "./library.mjs";
import { Bus, Notices } from "./notices.mjs";
import { Page } from "./page.mjs";
import { Source } from "./source.mjs";

/** Longer than any notification takes to come, in ms. */
const LONG = 1_500;

const library = new Library();
let desktop;
let page;
let hand;
let other;
let bus;
let notices;
let vendor;

before(async () => {
  library.paint(1);
  bus = await Bus.open(library.home);
  vendor = spawn(program("pixery-stub-vendor"), ["--state", `${library.home}/vendor`, "--with-parent"], { stdio: ["pipe", "pipe", "inherit"] });
  const [address] = await once(createInterface({ input: vendor.stdout }), "line");
  Object.assign(library.environment, { DBUS_SESSION_BUS_ADDRESS: bus.address, PIXERY_OPENAI_BASE_URL: `${address}/v1`, OPENAI_API_KEY: "sk-canary" });
  desktop = await Desktop.open();
  page = new Page(await desktop.show(library));
  await page.whole(1);
  hand = new Hand(desktop.display);
  other = await Source.open(desktop.display);
  await look("source.py");
});

after(async () => {
  other?.close();
  await desktop?.close();
  notices?.close();
  vendor?.kill();
  bus?.close();
  library.remove();
});

/** The person looks at a window. */
const look = async (name) => {
  const [window] = hand.do("search", "--sync", "--onlyvisible", "--name", `^${name}$`).split("\n");
  hand.do("windowfocus", "--sync", window);
  await page.until("the focus", (wanted) => document.hasFocus() === wanted, name === "Pixery");
};
const paint = (words, count, ...more) => library.try("generate", words, "-m", "sketch", "-n", String(count), "--size", "128x96", ...more);
const next = async () => {
  const had = notices.shown.length;
  return () => until("a notification", () => notices.shown[had]);
};
const silence = async (what) => {
  const had = notices.shown.length;
  await what();
  await pause(LONG);
  assert.deepEqual(notices.shown.slice(had), []);
};
/** Switches notifications in the settings, by keys; returns whether they are on now. */
const setting = async () => {
  await page.click('button[aria-label^="Settings"]');
  const room = await page.window.findElement({ xpath: "//nav[@aria-label='Settings']//button[.='Notifications']" });
  await room.sendKeys(Key.ENTER);
  const toggle = await page.window.findElement({ css: '[role=dialog] [role=switch]' });
  await toggle.sendKeys(Key.SPACE);
  const isOn = await toggle.getAttribute("aria-checked");
  await page.escape();
  return isOn;
};

test("where the desktop shows no notifications nothing happens, and images come as ever", async () => {
  const [made] = paint("a lighthouse", 1).data.generations;
  await page.until("the image", (id) => document.querySelector(`[data-id="${id}"]`) !== null, made.id);
  await page.whole(2);
});

test("one notification for a batch, and a click on it brings its images up", async () => {
  notices = await Notices.open(bus);
  const told = await next();
  const made = paint("a red fox, watercolour", 4).data.generations.map(({ id }) => id);
  const notice = await told();
  assert.equal(notice.title, "4 of 4 ready · a red fox, watercolour");
  assert.equal(notice.body, "");
  assert.equal(notice.app, "Pixery");
  assert.deepEqual(notice.actions, ["default", "Show"]);
  await pause(LONG);
  assert.equal(notices.shown.at(-1).id, notice.id, "it is the only one");
  notices.click(notice);
  await page.until(
    "the four images alone",
    (ids) => [...document.querySelectorAll("[role=option][data-id]")].map((tile) => Number(tile.dataset.id)).toSorted((a, b) => a - b).join() === ids.join(),
    made.toSorted((a, b) => a - b),
  );
  await page.until("the focus", () => document.hasFocus());
  await look("source.py");
});

test("a click on a notification of one image opens it", async () => {
  const told = await next();
  const [made] = paint("a <b>bear</b> & a bee", 1).data.generations;
  const notice = await told();
  assert.equal(notice.title, "Image ready · a <b>bear</b> & a bee");
  notices.click(notice);
  await page.viewer(made.id);
  await page.escape();
  await look("source.py");
});

test("what failed is said with its reason, as text", async () => {
  const told = await next();
  library.try("generate", "a fox & <i>friends</i> {{moderation}}", "-m", "gpt-image-2", "--yes");
  const { title, body } = await told();
  assert.match(title, /^Image failed · .+refus/i);
  assert.equal(body, "a fox &amp; &lt;i&gt;friends&lt;/i&gt; {{moderation}}");
  assert.ok(!JSON.stringify(notices.shown).includes("sk-canary"));
});

test("what somebody has to decide about did not fail", async () => {
  const told = await next();
  library.try("generate", "a heron {{drop_after}}", "-m", "gpt-image-2", "--yes");
  const { title, body } = await told();
  assert.match(title, /^1 needs your decision · ./);
  assert.equal(body, "a heron {{drop_after}}");
});

test("in safe mode, and of what is hidden, there are numbers and no words", async () => {
  let told = await next();
  paint("a secret garden", 2, "--tag", "private");
  assert.equal((await told()).title, "2 of 2 ready · a secret garden");
  library.run("tag", "hide", "private");
  told = await next();
  paint("a secret meadow", 2, "--tag", "private");
  assert.deepEqual(await told().then(({ title, body }) => [title, body]), ["2 images ready", ""]);
  library.run("safe-mode", "on");
  told = await next();
  paint("a secret forest", 1);
  assert.deepEqual(await told().then(({ title, body }) => [title, body]), ["1 image ready", ""]);
  library.run("safe-mode", "off");
});

test("safe mode takes words back that are shown, and leaves numbers", async () => {
  library.run("safe-mode", "on");
  let told = await next();
  paint("a secret pond", 1);
  const numbers = await told();
  library.run("safe-mode", "off");
  told = await next();
  paint("a secret orchard", 2);
  const words = await told();
  assert.equal(words.title, "2 of 2 ready · a secret orchard");
  assert.ok(!notices.closed.includes(words.id));
  library.run("safe-mode", "on");
  await until("the notification to go", () => notices.closed.includes(words.id));
  assert.ok(!notices.closed.includes(numbers.id));
  library.run("safe-mode", "off");
});

test("axe finds nothing in the room of the settings, in either theme", async () => {
  await page.click('button[aria-label^="Settings"]');
  const room = await page.window.findElement({ xpath: "//nav[@aria-label='Settings']//button[.='Notifications']" });
  await room.sendKeys(Key.ENTER);
  await page.until("the room", () => document.querySelector("[role=dialog] section[aria-label=Notifications] [role=switch]") !== null);
  await page.window.executeScript(readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
  for (const theme of ["dark", "light"]) {
    await page.run(async (wanted) => {
      document.documentElement.dataset.theme = wanted;
      // Colours go over into each other: what is looked at is where they end.
      await new Promise(requestAnimationFrame);
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    }, theme);
    const found = await page.run(async () => {
      const { violations, passes } = await window.axe.run();
      return { violations: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} — ${failureSummary}`)), passes: passes.length };
    });
    assert.deepEqual(found.violations, [], theme);
    assert.ok(found.passes > 0);
  }
  await page.run(() => void delete document.documentElement.dataset.theme);
  await page.escape();
});

test("who wants no notifications gets none", async () => {
  assert.equal(await setting(), "false");
  await silence(() => paint("a lake", 1));
  assert.equal(await setting(), "true");
  const told = await next();
  paint("a hill", 1);
  assert.equal((await told()).title, "Image ready · a hill");
});

test("who looks at the window is told nothing there", async () => {
  await look("Pixery");
  await silence(() => paint("a lake", 1));
});
