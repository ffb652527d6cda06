import { AxeBuilder } from "@axe-core/playwright";

import { Gallery } from "./support/gallery";
import { type Library, makeEmptyLibrary } from "./support/library";
import { catchChoosers } from "./support/pointer";
import { squarePng } from "./support/png";
import { expect, takePageFromFolder, test as base } from "./support/test";

/** A library that nothing was made in yet. */
const test = base.extend<{ library: Library }>({
  // oxlint-disable-next-line no-empty-pattern
  library: async ({}, use) => {
    const library = await makeEmptyLibrary();
    await use(library);
    await library.remove();
  },
});

test.beforeEach(({ page }) => takePageFromFolder(page));

test("the first picture takes one press: its tile stands at once and becomes it", { tag: "@wide" }, async ({ library, page, serve }) => {
  const { link } = await serve(library, 0, "--allow-generate");
  await page.goto(link);
  const gallery = new Gallery(page);
  await expect(page.getByRole("heading", { name: "Make your first picture." })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  const prompt = page.getByRole("textbox", { name: "What the picture should show" });
  await expect(prompt).toHaveValue("a red fox asleep in snow, linocut");
  await prompt.fill("a lighthouse in fog, woodcut");
  await page.keyboard.press("Control+Enter");
  await expect(gallery.tile(1).locator("img")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("heading", { name: "Make your first picture." })).toBeHidden();
  expect(await library.json<{ prompt: string; model: string }>("show", "1")).toMatchObject({ prompt: "a lighthouse in fog, woodcut", model: "sketch" });
});

test("an empty library takes chosen files, and leads to the providers' keys", async ({ library, page, serve }) => {
  await page.goto((await serve(library)).link);
  const gallery = new Gallery(page);
  await page.getByRole("button", { name: "Add a provider’s key" }).click();
  await expect(gallery.dialog("Settings").getByRole("region", { name: "OpenAI" })).toBeVisible();
  await gallery.press("Escape");
  const choosers = await catchChoosers(page);
  await page.getByRole("button", { name: "Add images…" }).click();
  await expect.poll(() => choosers.length).toBe(1);
  await choosers[0]?.setFiles([16, 17].map((size) => ({ name: `${size}.png`, mimeType: "image/png", buffer: squarePng(size) })));
  await expect(gallery.tiles).toHaveCount(2);
});
