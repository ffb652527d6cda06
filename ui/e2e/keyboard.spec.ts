import { expect, test } from "./support/test";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("the cursor goes over the grid by arrows, letters, Home and End", { tag: "@wide" }, async ({ gallery }) => {
  await gallery.press("Home");
  await gallery.expectCursor(24);
  await gallery.press("ArrowRight");
  await gallery.expectCursor(23);
  await gallery.press("l", "j");
  await gallery.expectCursor(21);
  await gallery.press("k", "h", "ArrowLeft");
  await gallery.expectCursor(24);
  await gallery.press("ArrowDown");
  const below = await gallery.cursor();
  const [first, second] = [await gallery.boxOf(24), await gallery.boxOf(below ?? 0)];
  expect(second.y).toBeGreaterThan(first.y);
  expect(Math.abs(second.x - first.x)).toBeLessThan(first.width);
  await gallery.press("ArrowUp");
  await gallery.expectCursor(24);
  await gallery.press("PageDown");
  expect(await gallery.cursor()).not.toBe(24);
  await gallery.press("End");
  await gallery.expectCursor(1);
  await expect(gallery.tile(1)).toBeInViewport();
  await gallery.press("PageUp", "Home");
  await gallery.expectCursor(24);
});

test("marks are set by m, by ranges, for all, inverted and taken away, and outlive a reload", async ({ gallery, page }) => {
  await gallery.press("Home", "m");
  await gallery.expectMarks(24);
  await gallery.press("m");
  await gallery.expectMarks();
  await gallery.press("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
  await gallery.expectMarks(23, 22, 21);
  await page.reload();
  await gallery.expectMarks(23, 22, 21);
  await gallery.press("Control+Shift+i");
  await expect(gallery.bar).toContainText("21 marked");
  await gallery.press("u");
  await expect(gallery.bar).toBeHidden();
  await gallery.press("Control+a");
  await expect(gallery.bar).toContainText("24 marked");
});

test("the viewer opens, walks, zooms and closes by keys, and the cursor is the last image seen", async ({ gallery, page }) => {
  await gallery.press("Home", "Enter");
  await expect(gallery.dialog("Viewer: #24")).toBeVisible();
  await gallery.press("ArrowRight");
  await expect(gallery.dialog("Viewer: #23")).toBeVisible();
  await gallery.press("ArrowLeft", "j", "l", "k");
  await expect(gallery.dialog("Viewer: #23")).toBeVisible();
  await expect(page.getByTestId("viewer-pane").locator("img, canvas").first()).toBeVisible();
  const percent = page.getByRole("dialog").locator("button", { hasText: "%" });
  await gallery.press("1");
  await expect(percent).toHaveText("100 %");
  await gallery.press("2");
  await expect(percent).toHaveText("200 %");
  await gallery.press("0");
  await expect(percent).not.toHaveText("200 %");
  await gallery.press("f");
  await expect(page.getByRole("button", { name: "Take the star off" }).first()).toBeVisible();
  await gallery.press("i");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Facts" })).toHaveAttribute("aria-pressed", "true");
  await gallery.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.expectCursor(23);
  await gallery.press("ArrowRight");
  await gallery.expectCursor(22);
});

test("Space shows a quick look and takes it away", async ({ gallery, page }) => {
  await gallery.press("Home", "Space");
  await expect(gallery.dialog("Quick look: #24")).toBeVisible();
  await gallery.press("ArrowRight");
  await expect(gallery.dialog("Quick look: #23")).toBeVisible();
  await gallery.press("Space");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("Escape goes back one step a press and never clears the filter", async ({ gallery, page }) => {
  await gallery.press("/");
  await page.keyboard.type("tag:fox ");
  await expect(gallery.tiles).toHaveCount(3);
  await expect(gallery.filter).toBeFocused();
  await expect(gallery.filter).toHaveValue("");
  const suggestions = page.getByRole("listbox", { name: "Suggestions" });
  await expect(suggestions).toBeVisible();
  await gallery.press("Escape");
  await expect(suggestions).toBeHidden();
  await expect(gallery.filter).toBeFocused();
  await gallery.press("Escape");
  await expect(gallery.filter).not.toBeFocused();
  await gallery.press("Home", "m", "Enter", "Control+k");
  await expect(gallery.dialog("Commands")).toBeVisible();
  await gallery.press("Escape");
  await expect(gallery.dialog("Commands")).toBeHidden();
  await expect(gallery.dialog("Viewer: #3")).toBeVisible();
  await gallery.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.expectMarks(3);
  await expect(gallery.details).toBeVisible();
  await gallery.press("Escape");
  await gallery.expectMarks();
  await expect(gallery.details).toBeVisible();
  await gallery.press("Escape");
  await expect(gallery.details).toBeHidden();
  await gallery.press("Escape", "Escape");
  await expect(gallery.tiles).toHaveCount(3);
  expect(new URL(page.url()).searchParams.get("q")).toBe("tag:fox");
});

test("stars, rejects, tags, trashes and undoes by keys", async ({ gallery, library, page }) => {
  const shown = (id: number) => library.json<{ starred: boolean; rejected: boolean; tags: string[] }>("show", String(id));
  await gallery.press("Home", "f");
  await gallery.expectMessage("1 image starred");
  await gallery.press("x");
  await gallery.expectMessage("1 image rejected");
  expect(await shown(24)).toMatchObject({ starred: true, rejected: true });
  await gallery.press("t");
  await expect(gallery.dialog("Tag #24")).toBeVisible();
  await page.keyboard.type("by keys");
  await gallery.press("Enter");
  await expect(gallery.dialog("Tag #24")).toBeHidden();
  await expect.poll(async () => (await shown(24)).tags).toEqual(["by keys"]);
  await gallery.press("Delete");
  await gallery.expectMessage("1 image trashed");
  await expect(gallery.tile(24)).toBeHidden();
  await gallery.expectCursor(23);
  await gallery.press("Control+z");
  await expect(gallery.tile(24)).toBeVisible();
  await gallery.press("Control+z");
  await expect.poll(async () => (await shown(24)).tags).toEqual([]);
  await gallery.press("Control+Shift+z");
  await expect.poll(async () => (await shown(24)).tags).toEqual(["by keys"]);
});

test("compares by keys: modes, panes, other images", async ({ gallery, page }) => {
  await gallery.press("Home", "c");
  // The parent of #24 is #8.
  await expect(gallery.dialog("Compare")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pane 1: #8" })).toBeVisible();
  await expect(gallery.dialog("Compare")).toContainText(/Only/);
  const way = (name: string) => page.getByRole("group", { name: "Way of comparing" }).getByRole("button", { name });
  for (const [key, name] of [["w", "Wipe"], ["v", "One over the other"], ["d", "Difference"], ["s", "Side by side"]] as const) {
    await gallery.press(key);
    await expect(way(name)).toHaveAttribute("aria-pressed", "true");
  }
  await gallery.press("2");
  await expect(page.getByRole("button", { name: "Pane 2: #24" })).toHaveAttribute("aria-pressed", "true");
  await gallery.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Pane 2: #23" })).toBeVisible();
  await gallery.press("l");
  await expect(page.getByRole("button", { name: "Pane 1: #8" })).toHaveAttribute("aria-pressed", "true");
  await gallery.press("h");
  await expect(page.getByRole("button", { name: "Pane 2: #23" })).toHaveAttribute("aria-pressed", "true");
  await gallery.press("c");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.press("m", "Shift+ArrowRight", "Shift+ArrowRight", "c");
  await expect(page.getByRole("button", { name: /^Pane \d/ })).toHaveCount(3);
  await gallery.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("lineage, details, notes and numbers by keys", async ({ gallery, library, page }) => {
  await gallery.press("Home", "p");
  await expect(gallery.dialog("Lineage of #24")).toBeVisible();
  await gallery.press("p");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.press("i");
  await expect(gallery.details).toBeHidden();
  await gallery.press("n");
  await expect(gallery.details).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("fewer trees");
  await gallery.press("Control+Enter");
  await expect(gallery.details).toContainText("fewer trees");
  await expect.poll(() => library.cli("note", "list", "24", "--json")).toContain("fewer trees");
  await gallery.tile(24).focus();
  await gallery.press("y");
  await gallery.expectMessage("#24");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("#24");
  await gallery.press("Shift+y");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("pixery view 24");
});

test("filter, sidebar, cheatsheet, palette and sizes by keys", { tag: "@wide" }, async ({ gallery, page }) => {
  await gallery.press("/");
  await expect(gallery.filter).toBeFocused();
  await page.keyboard.type("lighthouse");
  await expect(gallery.tiles).toHaveCount(8);
  await gallery.press("Control+a", "Backspace");
  await expect(page.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
  await gallery.press("Escape", "Escape");
  await expect(gallery.filter).not.toBeFocused();
  await gallery.press("[");
  await expect(gallery.sidebar).toBeVisible();
  await gallery.press("[");
  await expect(gallery.sidebar).toBeHidden();
  await gallery.press("?");
  await expect(gallery.dialog("Keys")).toBeVisible();
  await gallery.press("Escape");
  await expect(gallery.dialog("Keys")).toBeHidden();
  const height = async () => (await gallery.boxOf(24)).height;
  await gallery.press("0");
  await expect.poll(height).toBeLessThan(110);
  await gallery.press("5");
  await expect.poll(height).toBeGreaterThan(300);
  await gallery.press("-");
  await expect.poll(height).toBeLessThan(420);
  await gallery.press("1");
  const small = await height();
  await gallery.press("+");
  await expect.poll(height).toBeGreaterThan(small);
  await gallery.press("Home", "Control+k");
  await page.keyboard.type("star or");
  await gallery.press("Enter");
  await gallery.expectMessage("1 image starred");
});

test("the order is turned round by keys alone: at its button and in the palette", async ({ gallery, page }) => {
  const first = async () => (await gallery.order())[0];
  // From the images back to the header's filter, and on from there.
  await gallery.press("Home", "Shift+F6");
  await expect(gallery.filter).toBeFocused();
  const button = page.getByRole("button", { name: "Oldest first" });
  for (let i = 0; i < 12 && !(await button.evaluate((element) => element === document.activeElement)); i += 1) await gallery.press("Tab");
  await expect(button).toBeFocused();
  await gallery.press("Enter");
  await expect.poll(first).toBe(1);
  // The button stays where the keys are and offers the way back.
  await expect(page.getByRole("button", { name: "Newest first" })).toBeFocused();
  await gallery.press("Space");
  await expect.poll(first).toBe(24);
  await gallery.press("Control+k");
  await page.keyboard.type("oldest or");
  await gallery.press("Enter");
  await expect.poll(first).toBe(1);
  expect(new URL(page.url()).searchParams.get("order")).toBe("oldest");
  await gallery.press("Home");
  await gallery.expectCursor(1);
  await gallery.press("ArrowRight");
  await gallery.expectCursor(2);
});

test("a key that is rebound in the settings does it from then on, and the old one no longer", async ({ gallery, page }) => {
  await gallery.press("Home", "Control+,");
  const settings = gallery.dialog("Settings");
  await expect(settings).toBeVisible();
  const keys = settings.getByRole("button", { name: "Shortcuts", exact: true });
  if ((await keys.count()) > 0) await keys.first().press("Enter");
  const button = settings.getByRole("button", { name: /Star or unstar/ }).first();
  await button.focus();
  await gallery.press("Enter", "g");
  await expect(button).toContainText("G");
  await gallery.press("Escape");
  await expect(settings).toBeHidden();
  await gallery.press("f");
  await expect(gallery.messages).not.toContainText("starred");
  await gallery.press("g");
  await gallery.expectMessage("1 image starred");
  await page.reload();
  await expect(gallery.tiles.first()).toBeVisible();
  await gallery.press("Home", "g");
  await gallery.expectMessage("Star taken from 1 image");
});
