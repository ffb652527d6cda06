import { drag } from "./support/pointer";
import { expect, test } from "./support/test";

test("clicks: the cursor, marks, ranges, ticks; a plain click leaves marks alone", { tag: "@wide" }, async ({ gallery }) => {
  await gallery.tile(22).click();
  await gallery.expectCursor(22);
  await expect(gallery.details).toContainText("#22");
  await gallery.tile(20).click({ modifiers: ["Control"] });
  await gallery.expectMarks(20);
  await gallery.tile(17).click({ modifiers: ["Shift"] });
  await gallery.expectMarks(17, 18, 19, 20);
  await gallery.tile(23).click();
  await gallery.expectCursor(23);
  await gallery.expectMarks(17, 18, 19, 20);
  await gallery.tile(18).click({ modifiers: ["Control"] });
  await gallery.expectMarks(17, 19, 20);
  await gallery.tile(24).hover();
  await gallery.tile(24).locator("[data-part=tick]").click();
  await gallery.expectMarks(17, 19, 20, 24);
});

test("a frame drawn with alt from anywhere replaces the marks, with shift it adds", async ({ gallery, page }) => {
  const [a, b] = [await gallery.boxOf(24), await gallery.boxOf(23)];
  await page.keyboard.down("Alt");
  await drag(page, { x: a.x + 20, y: a.y + 60 }, { x: b.x + 30, y: b.y + 100 });
  await page.keyboard.up("Alt");
  await gallery.expectMarks(23, 24);
  const below = (await gallery.order()).find((id) => id < 20) ?? 0;
  const c = await gallery.boxOf(below);
  await page.keyboard.down("Alt");
  await page.keyboard.down("Shift");
  await drag(page, { x: c.x + 20, y: c.y + 40 }, { x: c.x + 60, y: c.y + 80 });
  await page.keyboard.up("Shift");
  await page.keyboard.up("Alt");
  await gallery.expectMarks(23, 24, below);
});

test("double-click opens the viewer; its backdrop, buttons and strip work by pointer", async ({ gallery, page }) => {
  await gallery.tile(22).dblclick();
  await expect(gallery.dialog("Viewer: #22")).toBeVisible();
  await page.getByRole("button", { name: "Next image" }).click();
  await expect(gallery.dialog("Viewer: #21")).toBeVisible();
  await page.getByRole("button", { name: "Previous image" }).click();
  await expect(gallery.dialog("Viewer: #22")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(gallery.tile(22)).toBeVisible();
});

test("the menu of images does what it says; the star on hover stars", async ({ gallery, library, page }) => {
  await gallery.tile(22).click({ button: "right" });
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  await menu.getByRole("menuitem", { name: /Reject/ }).click();
  await gallery.expectMessage("1 image rejected");
  await gallery.tile(21).hover();
  await gallery.tile(21).locator("[data-part=star]").click();
  await gallery.expectMessage("1 image starred");
  expect(await library.json<object>("show", "21")).toMatchObject({ starred: true });
});

test("images dragged onto a collection and onto a tag are in them", { tag: "@wide" }, async ({ gallery, library, page }) => {
  await page.mouse.move(400, 400);
  await page.mouse.move(3, 400);
  await expect(gallery.sidebar).toBeVisible();
  await page.mouse.move(700, 400);
  await expect(gallery.sidebar).toBeHidden();
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await expect(gallery.sidebar).toBeVisible();
  await gallery.tile(24).dragTo(gallery.sidebar.getByRole("button", { name: /^Covers/ }).first());
  await gallery.expectMessage("1 image added to “Covers”");
  await gallery.tile(23).click({ modifiers: ["Control"] });
  await gallery.tile(22).click({ modifiers: ["Control"] });
  await gallery.tile(22).dragTo(gallery.sidebar.getByRole("button", { name: /^draft/ }).first());
  await gallery.expectMessage("2 images tagged “draft”");
  expect(await library.json<object>("show", "24")).toMatchObject({ collections: ["Covers"] });
  expect(await library.json<object>("show", "22")).toMatchObject({ tags: ["draft"] });
  await gallery.sidebar.getByRole("button", { name: /^Covers/ }).first().click();
  await expect(gallery.tiles).toHaveCount(1);
});

test("the bar of marked images stars, trashes and undoes; the trash view restores and purges after asking", async ({ gallery, library, page }) => {
  await gallery.tile(24).click({ modifiers: ["Control"] });
  await gallery.tile(23).click({ modifiers: ["Control"] });
  await gallery.bar.getByRole("button", { name: /^Star/ }).click();
  await gallery.expectMessage("2 images starred");
  await gallery.bar.getByRole("button", { name: /^Trash/ }).click();
  await gallery.expectMessage("2 images trashed");
  await expect(gallery.tile(24)).toBeHidden();
  await gallery.messages.locator("[role=status]", { hasText: "2 images trashed" }).getByRole("button", { name: "Undo" }).click();
  await expect(gallery.tile(24)).toBeVisible();
  await gallery.expectMarks(23, 24);
  await gallery.bar.getByRole("button", { name: /^Trash/ }).click();
  await expect(gallery.tile(24)).toBeHidden();
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await gallery.sidebar.getByRole("button", { name: /^Trash/ }).click();
  await expect(gallery.tiles).toHaveCount(2);
  await gallery.tile(23).click();
  await gallery.tile(23).click({ button: "right" });
  await page.getByRole("menuitem", { name: /Delete for good/ }).click();
  const question = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await question.getByRole("button", { name: "Keep" }).click();
  await expect(gallery.tiles).toHaveCount(2);
  await gallery.tile(23).click({ button: "right" });
  await page.getByRole("menuitem", { name: /Delete for good/ }).click();
  await question.getByRole("button", { name: "Delete 1 image" }).click();
  await gallery.expectMessage("1 image deleted for good");
  // Nothing moves under a pointer that rests on the images.
  await page.mouse.move(640, 20);
  await expect(gallery.tiles).toHaveCount(1);
  await expect(library.cli("show", "23")).rejects.toThrow();
});

test("details are edited where they stand: title, tags, star", { tag: "@wide" }, async ({ gallery, library, page }) => {
  await gallery.tile(24).click();
  const title = gallery.details.getByRole("textbox", { name: "Title" });
  await title.fill("Snow fox");
  await gallery.tile(23).click();
  await expect.poll(() => library.json<object>("show", "24")).toMatchObject({ title: "Snow fox" });
  await gallery.tile(24).click();
  await gallery.details.getByRole("button", { name: "Add a tag" }).click();
  await gallery.details.getByRole("option", { name: "fox" }).click();
  await expect.poll(() => library.json<object>("show", "24")).toMatchObject({ tags: ["fox"] });
  await gallery.details.getByRole("button", { name: "Star", exact: true }).click();
  await expect.poll(() => library.json<object>("show", "24")).toMatchObject({ starred: true });
  await gallery.details.getByRole("button", { name: "Open #24 in the viewer" }).click();
  await expect(gallery.dialog("Viewer: #24")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await gallery.details.getByRole("button", { name: "Close details" }).click();
  await expect(gallery.details).toBeHidden();
});

test("a search is made of chips, saved under a name and found in the sidebar; the address holds it", async ({ gallery, page }) => {
  await gallery.filter.click();
  await page.keyboard.type("tag:fox ");
  await expect(gallery.tiles).toHaveCount(3);
  expect(new URL(page.url()).searchParams.get("q")).toBe("tag:fox");
  await page.getByRole("button", { name: "Save this search" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Foxes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await gallery.expectMessage("Foxes");
  await page.getByRole("button", { name: "tag:fox", exact: true }).click();
  await expect(gallery.tiles).toHaveCount(21);
  await page.getByRole("button", { name: "Remove tag:fox" }).click();
  await expect(gallery.tiles).toHaveCount(24);
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await gallery.sidebar.getByRole("button", { name: /^Foxes/ }).click();
  await expect(gallery.tiles).toHaveCount(3);
  await page.goBack();
  await expect(gallery.tiles).toHaveCount(24);
});

test("the header's controls: columns, order, size, safe mode, settings", { tag: "@wide" }, async ({ gallery, library, page }) => {
  const header = page.getByRole("banner");
  await header.getByRole("button", { name: "Show in columns" }).click();
  await expect(page.locator("[data-grid=masonry]")).toBeVisible();
  await header.getByRole("button", { name: "Show in rows" }).click();
  await expect(page.locator("[data-grid=rows]")).toBeVisible();
  await header.getByRole("button", { name: "Oldest first" }).or(header.getByRole("button", { name: "Newest first" })).first().click();
  await expect.poll(async () => (await gallery.order())[0]).toBe(1);
  const before = (await gallery.boxOf(1)).height;
  await header.getByRole("slider", { name: "Thumbnail size" }).fill("4");
  await expect.poll(async () => (await gallery.boxOf(1)).height).toBeGreaterThan(before);
  await library.cli("tag", "add", "secret", "2");
  await header.getByRole("button", { name: /Safe mode/ }).or(header.getByRole("switch", { name: /Safe mode/ })).first().click();
  await expect.poll(() => library.cli("safe-mode", "--json")).toMatch(/"(on|safeMode)":true/);
});
