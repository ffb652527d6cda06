import type { Page } from "@playwright/test";

import { expect, test } from "./support/test";

/** Returns the part of the window that has the focus. */
function region(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset["region"] ?? null);
}

test("F6 goes round header, sidebar, images, Details and bar, from a text too; with shift it goes back", async ({ gallery, page }) => {
  await gallery.press("[", "Home", "m");
  await gallery.expectMarks(24);
  await expect(gallery.sidebar).toBeVisible();
  const there: (string | null)[] = [];
  for (let i = 0; i < 6; i += 1) {
    await gallery.press("F6");
    there.push(await region(page));
  }
  expect(there).toEqual(["details", "bar", "header", "sidebar", "images", "details"]);
  await gallery.press("F6", "F6");
  await expect(gallery.filter).toBeFocused();
  await gallery.press("F6", "F6");
  await expect(gallery.tile(24)).toBeFocused();
  await gallery.press("Shift+F6", "Shift+F6");
  await expect(gallery.filter).toBeFocused();
  await gallery.press("Control+k", "F6");
  await expect(page.getByRole("combobox", { name: "What do you want to do?" })).toBeFocused();
});

test("Tab goes from header over sidebar, images and Details to the bar; the images are one stop", { tag: "@wide" }, async ({ gallery, page }) => {
  await gallery.press("[", "Home", "m");
  await expect(gallery.details).toContainText("#24");
  await page.getByRole("button", { name: "Unpin the sidebar" }).focus();
  const order: string[] = [];
  const stops = new Map<string, number>();
  for (let i = 0; i < 90; i += 1) {
    const at = (await region(page)) ?? "none";
    if (order.at(-1) !== at) order.push(at);
    stops.set(at, (stops.get(at) ?? 0) + 1);
    if (at === "none") break;
    await gallery.press("Tab");
  }
  expect(order.slice(0, 5)).toEqual(["header", "sidebar", "images", "details", "bar"]);
  expect(stops.get("images")).toBeLessThanOrEqual(2);
});

test("the menu of images opens by its key, and what it does is about the cursor", async ({ gallery, library, page }) => {
  await gallery.press("Home", "ArrowRight");
  await expect(gallery.tile(23)).toBeFocused();
  await gallery.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.type("rej");
  await gallery.press("Enter");
  await expect.poll(() => library.json<object>("show", "23")).toMatchObject({ rejected: true });
  await expect(page.getByRole("menu")).toBeHidden();
  await gallery.press("f");
  await expect.poll(() => library.json<object>("show", "23")).toMatchObject({ starred: true });
});

test("what is typed right after n goes into the note, wherever Details are", async ({ gallery, library, page }) => {
  await gallery.press("Home", "i");
  await expect(gallery.details).toBeHidden();
  for (const id of [24, 23]) {
    await page.keyboard.type("nfewer trees");
    const field = page.getByRole("textbox", { name: "Note" });
    await expect(field).toHaveValue("fewer trees");
    await gallery.press("Control+Enter");
    await expect(field).toBeHidden();
    await expect.poll(() => library.cli("note", "list", String(id), "--json")).toContain("fewer trees");
    await gallery.tile(id).focus();
    await gallery.press("ArrowRight");
  }
  expect(await library.json<object>("show", "23")).toMatchObject({ starred: false, rejected: false, tags: [] });
});

test("a command chosen in the palette runs before the keys that follow", async ({ gallery, library, page }) => {
  await gallery.press("Home", "Control+k");
  await page.keyboard.type("tag…");
  await gallery.press("Enter");
  await expect(gallery.dialog("Tag #24")).toBeVisible();
  await page.keyboard.type("fox");
  await gallery.press("Enter");
  await expect.poll(async () => (await library.json<{ tags: string[] }>("show", "24")).tags).toEqual(["fox"]);
});
