import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import type { Gallery } from "./support/gallery";
import { expect, test } from "./support/test";

/** The rules that a theme can break. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Returns what axe finds, shortly. Every rule counts; those that no theme changes are looked at in one. */
async function violations(page: Page, theme: "dark" | "light"): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (theme === "dark" ? axe : axe.withRules(ofColours)).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} — ${failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`));
}

const places: readonly { name: string; go(gallery: Gallery, page: Page): Promise<void> }[] = [
  { name: "the gallery with Details, marks and a message", go: async (gallery) => {
    await gallery.press("Home", "m", "f");
    await gallery.expectMessage("starred");
  } },
  { name: "the sidebar", go: async (gallery) => {
    await gallery.press("[");
    await expect(gallery.sidebar).toBeVisible();
  } },
  { name: "the activity", go: async (gallery) => {
    await gallery.press("[");
    await gallery.sidebar.getByRole("button", { name: "Activity" }).click();
    await expect(gallery.sidebar.getByRole("heading", { name: "Activity" })).toBeVisible();
  } },
  { name: "the viewer", go: async (gallery) => {
    await gallery.press("Home", "Enter", "i");
    await expect(gallery.dialog("Viewer: #24")).toBeVisible();
  } },
  { name: "comparing", go: async (gallery) => {
    await gallery.press("Home", "c");
    await expect(gallery.dialog("Compare")).toContainText("Only");
  } },
  { name: "the lineage", go: async (gallery) => {
    await gallery.press("Home", "p");
    await expect(gallery.dialog("Lineage of #24")).toBeVisible();
  } },
  { name: "the palette", go: async (gallery) => {
    await gallery.press("Home", "Control+k");
    await expect(gallery.dialog("Commands")).toBeVisible();
  } },
  { name: "the cheatsheet", go: async (gallery) => {
    await gallery.press("?");
    await expect(gallery.dialog("Keys")).toBeVisible();
  } },
  { name: "the settings", go: async (gallery) => {
    await gallery.press("Control+,");
    await expect(gallery.dialog("Settings")).toBeVisible();
  } },
  { name: "the keys in the settings", go: async (gallery) => {
    await gallery.press("Control+,");
    await gallery.dialog("Settings").getByRole("button", { name: "Shortcuts", exact: true }).click();
  } },
  { name: "the providers in the settings", go: async (gallery) => {
    await gallery.press("Control+,");
    await gallery.dialog("Settings").getByRole("button", { name: "Providers", exact: true }).click();
    await expect(gallery.dialog("Settings").getByRole("region", { name: "OpenAI" })).toBeVisible();
  } },
  { name: "the tag dialog", go: async (gallery) => {
    await gallery.press("Home", "t");
    await expect(gallery.dialog("Tag #24")).toBeVisible();
  } },
  { name: "the menu of images", go: async (gallery, page) => {
    await gallery.tile(22).click({ button: "right" });
    await expect(page.getByRole("menu")).toBeVisible();
  } },
  { name: "a filter with chips and suggestions", go: async (gallery, page) => {
    await gallery.press("/");
    await page.keyboard.type("tag:fox is:");
    await expect(page.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
  } },
  { name: "nothing found", go: async (gallery, page) => {
    await gallery.press("/");
    await page.keyboard.type("zeppelin");
    await expect(gallery.tiles).toHaveCount(0);
  } },
];

for (const theme of ["dark", "light"] as const) {
  test(`axe finds nothing in any place of the ${theme} gallery`, async ({ gallery, page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const all: string[] = [];
    for (const { name, go } of places) {
      await page.evaluate(() => {
        localStorage.clear();
        sessionStorage.clear();
      });
      await page.goto(new URL("/", page.url()).href);
      await expect(gallery.tiles.first()).toBeVisible();
      await go(gallery, page);
      all.push(...(await violations(page, theme)).map((violation) => `${name}: ${violation}`));
    }
    expect(all).toEqual([]);
  });
}
