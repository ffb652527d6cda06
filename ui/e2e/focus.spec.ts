import { expect, test } from "./support/test";

type Selection = { cursor: number | null; marks: number[]; markCount: number; viewer?: number | null };

test("what is marked is what `pixery selection` prints", async ({ gallery, library }) => {
  await gallery.tile(24).click();
  for (const id of [23, 20, 18]) await gallery.tile(id).click({ modifiers: ["Control"] });
  await expect.poll(async () => (await library.json<Selection>("selection")).marks.toSorted((a, b) => a - b)).toEqual([18, 20, 23]);
  expect(await library.json<Selection>("selection")).toMatchObject({ markCount: 3 });
  expect((await library.cli("selection", "--ids")).trim().split(/\s+/).map(Number).toSorted((a, b) => a - b)).toEqual([18, 20, 23]);
});

test("`pixery ui highlight` rings an image at once and moves nothing", async ({ gallery, library, page }) => {
  await gallery.tile(23).click();
  await gallery.tile(20).click({ modifiers: ["Control"] });
  const state = () =>
    page.evaluate(() => ({
      scroll: document.querySelector("[data-grid]")?.scrollTop,
      focus: document.activeElement?.getAttribute("data-id") ?? document.activeElement?.tagName,
      cursor: document.querySelector<HTMLElement>("[data-cursor]")?.dataset["id"],
      marks: [...document.querySelectorAll<HTMLElement>("[data-marked]")].map(({ dataset }) => dataset["id"]),
    }));
  const before = await state();
  const rung = gallery.whenThere('[data-id="22"][data-pointed]');
  await library.cliAs("claude", "ui", "highlight", "22");
  const ended = Date.now();
  const ms = (await rung) - ended;
  console.log(`highlight: ring ${ms} ms after the command ended`);
  expect(ms).toBeLessThan(200);
  expect(await state()).toEqual(before);
  await expect(gallery.tile(22)).toContainText("claude");
});

test("a line of the activity rings its images, by pointer and by key, and moves nothing", async ({ gallery, library, page }) => {
  await library.cliAs("claude", "tag", "add", "night", "24", "21", "20");
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await gallery.sidebar.getByRole("button", { name: "Activity" }).click();
  await gallery.tile(23).click();
  const line = gallery.sidebar.getByRole("listitem").filter({ hasText: "claude" }).first();
  await expect(line).toContainText("tagged images");
  const state = () =>
    page.evaluate(() => ({
      scroll: document.querySelector("[data-grid]")?.scrollTop,
      cursor: document.querySelector<HTMLElement>("[data-cursor]")?.dataset["id"],
      places: [...document.querySelectorAll("[data-grid] [role=option]")].map((tile) => JSON.stringify(tile.getBoundingClientRect())),
    }));
  const ringed = () => gallery.tiles.evaluateAll((tiles) => tiles.filter((tile) => (tile as HTMLElement).dataset["pointed"] !== undefined).map((tile) => Number((tile as HTMLElement).dataset["id"])).toSorted((a, b) => b - a));
  const before = await state();
  await line.hover();
  await expect.poll(ringed).toEqual([24, 21, 20]);
  await expect(gallery.tile(21)).toHaveCSS("outline-width", "2px");
  expect(await gallery.tile(21).evaluate((tile) => getComputedStyle(tile).outlineColor)).not.toBe(await gallery.tile(23).evaluate((tile) => getComputedStyle(tile).outlineColor));
  expect(await state()).toEqual(before);
  await gallery.tile(23).hover();
  await expect.poll(ringed).toEqual([]);

  await gallery.sidebar.getByRole("group", { name: "Activity" }).getByRole("button").last().focus();
  await gallery.press("Tab");
  await expect(line.getByRole("button", { name: "Show the images" })).toBeFocused();
  await expect.poll(ringed).toEqual([24, 21, 20]);
  expect(await state()).toEqual(before);
  await gallery.press("Shift+Tab");
  await expect.poll(ringed).toEqual([]);
  await gallery.press("Tab", "Enter");
  await expect(gallery.tiles).toHaveCount(3);
  expect(await gallery.order()).toEqual([24, 21, 20]);
});

test("an agent that wants to show something asks first", async ({ gallery, library, page }) => {
  await gallery.tile(23).click();
  await library.cliAs("claude", "open", "5");
  await gallery.expectMessage("claude wants to show #5");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.expectCursor(23);
  await gallery.messages.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await library.cliAs("claude", "ui", "compare", "5", "6");
  await gallery.expectMessage("claude wants to compare #5, #6");
  await gallery.messages.getByRole("button", { name: "Show", exact: true }).click();
  await expect(gallery.dialog("Compare")).toBeVisible();
});

test("with Follow on and nobody at it, it comes up at once", async ({ gallery, library, page }) => {
  await gallery.press("Control+,");
  const settings = gallery.dialog("Settings");
  await settings.getByRole("button", { name: "Agents" }).click();
  const follow = settings.getByRole("switch", { name: /Let agents bring images up/ }).or(settings.getByRole("checkbox", { name: /Let agents bring images up/ })).first();
  await follow.click();
  await gallery.press("Escape");
  await expect(settings).toBeHidden();
  await library.cliAs("claude", "open", "5");
  await gallery.expectMessage("claude wants to show #5");
  await page.waitForFunction(() => new Promise((done) => setTimeout(done, 3_200, true)));
  await library.cliAs("claude", "open", "6");
  await expect(gallery.dialog("Viewer: #6")).toBeVisible();
});
