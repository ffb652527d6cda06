import type { Page } from "@playwright/test";

import type { Gallery } from "./support/gallery";
import { expect, test } from "./support/test";

/** A generator of the same numbers every time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const plain = [..."abcdefghijklmnopqrstuvwxyz0123456789[]?/+-=,. ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Delete", "Backspace"];

/**
 * Presses random keys where the focus is, by the browser's own input: letters, ctrl with every one of them, and `staying`, what
 * doesn't leave this field of Enter, Tab and Escape. Left out is what opens palette and settings from a text on purpose.
 */
async function pressRandomly(page: Page, count: number, seed: number, staying: readonly string[]): Promise<void> {
  const keys = [...plain, ...staying];
  const random = numbers(seed);
  const devtools = await page.context().newCDPSession(page);
  const sent: Promise<unknown>[] = [];
  for (let i = 0; i < count; i += 1) {
    const key = keys[Math.floor(random() * keys.length)] ?? "a";
    const chance = random();
    const withControl = chance < 0.15 && !["k", ",", "Enter", "Tab", "Escape"].includes(key);
    const modifiers = (withControl ? 2 : 0) | (random() < 0.2 ? 8 : 0) | (!withControl && random() < 0.05 && key.length === 1 ? 1 : 0);
    const isLetter = key.length === 1;
    const shown = isLetter && (modifiers & 8) !== 0 ? key.toUpperCase() : key;
    const event = {
      key: shown,
      code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key,
      windowsVirtualKeyCode: isLetter ? key.toUpperCase().charCodeAt(0) : 0,
      modifiers,
      ...(isLetter && (modifiers & 3) === 0 ? { text: shown } : key === "Enter" ? { text: "\r" } : {}),
    };
    sent.push(devtools.send("Input.dispatchKeyEvent", { type: "keyDown", ...event }), devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...event }));
    if (sent.length >= 100) await Promise.all(sent.splice(0));
  }
  await Promise.all(sent);
  await devtools.detach();
}

/** What no key in a text may change. */
async function standing(gallery: Gallery, page: Page) {
  return {
    cursor: await gallery.page.evaluate(() => (JSON.parse(sessionStorage.getItem("pixery.selection") ?? "null") as { cursor: number } | null)?.cursor),
    marks: await page.evaluate(() => (JSON.parse(sessionStorage.getItem("pixery.selection") ?? "null") as { marks: number[] } | null)?.marks),
    layout: await page.evaluate(() => localStorage.getItem("pixery.layout")),
    // One that fades away is gone.
    layers: await page.locator("[role=dialog]:not([data-closed])").count(),
  };
}

type Field = { name: string; staying: readonly string[]; open(gallery: Gallery): Promise<void> };

const fields: readonly Field[] = [
  { name: "the filter", staying: ["Enter"], open: (gallery) => gallery.press("/") },
  { name: "the title", staying: [], open: (gallery) => gallery.details.getByRole("textbox", { name: "Title" }).click() },
  { name: "the tag dialog", staying: [], open: (gallery) => gallery.press("t") },
  { name: "the palette", staying: ["Tab"], open: (gallery) => gallery.press("Control+k") },
  { name: "a note", staying: ["Enter"], open: (gallery) => gallery.press("n") },
];

for (const [i, { name, staying, open }] of fields.entries()) {
  test(`2,000 random keys in ${name} run no command`, async ({ gallery, library, page }) => {
    await gallery.press("Home", "m");
    await gallery.expectMarks(24);
    await expect(gallery.details).toBeVisible();
    await open(gallery);
    const field = page.locator("input:focus, textarea:focus");
    await expect(field).toHaveCount(1);
    await page.waitForFunction(() => sessionStorage.getItem("pixery.selection")?.includes("[24]"));
    const before = await standing(gallery, page);
    const journal = await library.journal();
    await pressRandomly(page, 2_000, 20_261_129 + i, staying);
    await expect(field).toHaveCount(1);
    expect(await standing(gallery, page)).toEqual(before);
    expect(await library.journal()).toEqual(journal);
  });
}

test("Escape, Tab and Enter leave a text by one step and run no command", async ({ gallery, library, page }) => {
  await gallery.press("[", "Home", "m");
  await gallery.expectMarks(24);
  await page.waitForFunction(() => sessionStorage.getItem("pixery.selection")?.includes("[24]"));
  const journal = await library.journal();
  const more = [
    { name: "a new collection", open: () => gallery.sidebar.getByRole("button", { name: "New collection" }).click() },
    { name: "the name of a search", open: async () => {
      await gallery.filter.fill("zebra");
      await page.getByRole("button", { name: "Save this search" }).click();
    } },
  ];
  for (const { name, open } of [...fields, ...more]) {
    for (const key of ["Escape", "Tab", "Shift+Tab", "Enter"]) {
      // Enter keeps what stands in these; what it does there is tested where they are.
      if (key === "Enter" && name !== "the filter" && name !== "a note") continue;
      await open(gallery);
      await expect(page.locator("input:focus, textarea:focus"), name).toHaveCount(1);
      const opened = await standing(gallery, page);
      await gallery.press(key);
      // Whatever is still open of it goes step by step, and no step goes further.
      for (let i = 0; i < 3 && (await page.locator("[data-modal]:not([data-closed]), [role=dialog]:not([data-closed]), input:not([type=range]):focus, textarea:focus").count()) > 0; i += 1) await gallery.press("Escape");
      await gallery.filter.evaluate((field) => (field as HTMLInputElement).blur());
      await expect(gallery.bar).toContainText("1 marked");
      expect(await standing(gallery, page), `${key} in ${name}`).toEqual({ ...opened, layers: 0 });
    }
  }
  expect(await library.journal()).toEqual(journal);
});

test("what is typed right after the key that opens a field goes into it: no frame lies between", async ({ gallery, page }) => {
  await gallery.press("Home", "m");
  await gallery.expectMarks(24);
  await expect(gallery.details).toBeVisible();
  for (const key of ["Control+k", "t", "Shift+c", "n", "/", "?", "Control+,"]) {
    // Frames stand still, as on a machine that is busy.
    await page.evaluate(() => {
      (window as { heldFrames?: typeof requestAnimationFrame }).heldFrames = window.requestAnimationFrame;
      window.requestAnimationFrame = () => 0;
    });
    await gallery.press(key);
    const there = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.closest("[data-grid]") === null && activeElement !== document.body;
    });
    expect(there, `the focus after ${key}`).toBe(true);
    await page.evaluate(() => {
      window.requestAnimationFrame = (window as { heldFrames?: typeof requestAnimationFrame }).heldFrames ?? window.requestAnimationFrame;
    });
    await gallery.press("Escape", "Escape");
    await expect(page.locator("[data-modal]")).toHaveCount(0);
    await gallery.tile(24).focus();
  }
});
