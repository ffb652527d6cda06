import { readFile } from "node:fs/promises";

import { catchChoosers, drag, dropFiles, dropLink, pasteFiles, pull, rest } from "./support/pointer";
import { squarePng } from "./support/png";
import { expect, test } from "./support/test";

test("a frame drawn from a gap replaces the marks, with shift it adds", { tag: "@wide" }, async ({ gallery, page }) => {
  const first = await gallery.boxOf(24);
  const [top] = await gallery.order();
  expect(top).toBe(24);
  // Above the first row, beside the day's name.
  const from = { x: first.x + 300, y: first.y - 14 };
  await drag(page, from, { x: first.x + 20, y: first.y + 40 });
  const marked = await gallery.marks();
  expect(marked).toContain(24);
  expect(marked).toContain(23);
  const below = (await gallery.order()).find((id) => id < 20) ?? 0;
  const box = await gallery.boxOf(below);
  // From the gap under the first row.
  await drag(page, { x: box.x + 60, y: box.y - 4 }, { x: box.x + 20, y: box.y + 30 });
  await expect.poll(async () => (await gallery.marks()).includes(below)).toBe(true);
  const second = await gallery.marks();
  expect(second).not.toContain(marked.at(-1) === below ? 0 : 24);
  await page.keyboard.down("Shift");
  await drag(page, { x: first.x + first.width + 4, y: first.y + 20 }, { x: first.x + 40, y: first.y + 30 });
  await page.keyboard.up("Shift");
  await gallery.expectMarks(...second, 24);
});

test("files dropped in are added as they are; what is there already and what is no image is said", async ({ gallery, library, page, serve }) => {
  void serve;
  const [image] = (await library.json<{ items: { path: string }[] }>("show", "5").then((shown) => ("items" in shown ? shown.items : [shown]))) as { path: string }[];
  const known = await readFile(image?.path ?? "");
  const fresh = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==", "base64");
  await dropFiles(page, [{ name: "fresh.png", bytes: fresh }, { name: "known.png", bytes: known }, { name: "broken.png", bytes: Buffer.from("no image") }]);
  const sheet = page.getByRole("region", { name: "Adding images" });
  await expect(sheet).toContainText("1 could not be added");
  await expect(sheet).toContainText("broken.png");
  await expect(gallery.tile(25)).toBeVisible();
  const added = await library.json<{ path: string; title: string }>("show", "25");
  expect(await readFile(added.path)).toEqual(fresh);
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toBeHidden();
});

test("one drop is one undo; what is no image is counted, and adding can be stopped", async ({ gallery, library, page, serve }) => {
  void serve;
  const fresh = [16, 17, 18, 19].map((size) => ({ name: `${size}.png`, bytes: squarePng(size) }));
  await dropFiles(page, [...fresh, { name: "notes.txt", bytes: Buffer.from("notes") }, { name: "song.mp3", bytes: Buffer.from("la") }]);
  const sheet = page.getByRole("region", { name: "Adding images" });
  await expect(sheet).toContainText("4 images added");
  await expect(sheet).toContainText("2 files are no PNG, JPEG or WebP and were left out");
  await expect(gallery.tiles).toHaveCount(28);
  await rest(page);
  await page.keyboard.press("Control+z");
  await gallery.expectMessage("Undone: added 4 images");
  await expect(gallery.tiles).toHaveCount(24);
  await expect(sheet, "what offers to undo is gone with it").toBeHidden();

  // With the clipboard no pointer is needed.
  await pasteFiles(page, [{ name: "20.png", bytes: squarePng(20) }, { name: "21.png", bytes: squarePng(21) }]);
  await expect(sheet).toContainText("2 images added");
  await sheet.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(gallery.tiles).toHaveCount(24);

  // The second file of three never comes to its end.
  let sent = 0;
  await page.route("**/api/images", async (route) => {
    sent += 1;
    if (sent > 1) await new Promise((go) => setTimeout(go, 1_000));
    await route.continue();
  });
  await dropFiles(page, [22, 23, 24, 25].map((size) => ({ name: `${size}.png`, bytes: squarePng(size) })));
  await expect(sheet).toContainText("Adding images, 1 of 4");
  await sheet.getByRole("button", { name: "Stop" }).press("Enter");
  await expect(sheet).toContainText("Stopped; 2 images are in the library");
  expect(sent).toBe(2);
  const log = await library.json<{ items: { operation: string; changes: number }[] }>("log", "-n", "1");
  expect(log.items[0]).toMatchObject({ operation: "add_images" });
  await page.keyboard.press("Control+z");
  await expect(gallery.tiles).toHaveCount(24);
});

test("files are chosen by key and in the sidebar, and added as they are", async ({ gallery, library, page }) => {
  const files = [16, 17].map((size) => ({ name: `${size}.png`, mimeType: "image/png", buffer: squarePng(size) }));
  const sheet = page.getByRole("region", { name: "Adding images" });
  const choosers = await catchChoosers(page);
  await gallery.press("Control+o");
  await expect.poll(() => choosers.length).toBe(1);
  expect(choosers[0]?.isMultiple()).toBe(true);
  await choosers[0]?.setFiles(files);
  await expect(sheet).toContainText("2 images added");
  const newest = await library.json<{ path: string }>("show", "26");
  expect(await readFile(newest.path)).toEqual(squarePng(17));
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await gallery.sidebar.getByRole("button", { name: "Add images…" }).click();
  await expect.poll(() => choosers.length).toBe(2);
  await choosers[1]?.setFiles([{ name: "18.png", mimeType: "image/png", buffer: squarePng(18) }]);
  await expect(sheet).toContainText("1 image added");
  expect(await readFile((await library.json<{ path: string }>("show", "27")).path)).toEqual(squarePng(18));
});

test("a link that is dropped is no picture, and the gallery says what to do", async ({ gallery, page }) => {
  await dropLink(page, "https://example.org/a/red%20fox.png?size=2");
  const sheet = page.getByRole("region", { name: "Adding images" });
  await expect(sheet).toContainText("red fox.png is on the web; save it to this computer, then drop the file");
  await expect(gallery.tiles).toHaveCount(24);
  expect(new URL(page.url()).hostname).not.toBe("example.org");
});

test("the trash: restored by menu, by bar and all at once; an empty one says so", async ({ gallery, library, page }) => {
  for (const id of [24, 23, 22, 21]) await gallery.tile(id).click({ modifiers: ["Control"] });
  await gallery.bar.getByRole("button", { name: /^Trash/ }).click();
  await gallery.expectMessage("4 images trashed");
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await gallery.sidebar.getByRole("button", { name: /^Trash/ }).click();
  await expect(gallery.tiles).toHaveCount(4);
  await gallery.tile(23).click({ button: "right" });
  await page.getByRole("menuitem", { name: /Restore from the trash/ }).click();
  await gallery.expectMessage("1 image restored");
  await rest(page);
  await expect(gallery.tiles).toHaveCount(3);
  await gallery.tile(22).click({ modifiers: ["Control"] });
  await gallery.bar.getByRole("button", { name: /^Restore/ }).click();
  await rest(page);
  await expect(gallery.tiles).toHaveCount(2);
  await page.getByRole("button", { name: "Restore all" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await page.getByRole("button", { name: "Show all images" }).click();
  await expect(gallery.tiles).toHaveCount(24);
  expect((await library.json<{ count: number }>("list", "--count")).count).toBe(24);
});

test("tags have their menu: rename, colour, merge, leave out, hide, delete; a click and an alt-click filter", async ({ gallery, library, page }) => {
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  const row = (name: string) => gallery.sidebar.getByRole("button", { name: new RegExp(`^${name}`) });
  const menu = async (name: string, line: RegExp) => {
    await row(name).click({ button: "right" });
    await page.getByRole("menuitem", { name: line }).click();
  };
  await row("fox").click();
  await expect(gallery.tiles).toHaveCount(3);
  await row("fox").click();
  await expect(gallery.tiles).toHaveCount(24);
  await row("fox").click({ modifiers: ["Alt"] });
  await expect(gallery.tiles).toHaveCount(21);
  await menu("fox", /No longer leave out/);
  await expect(gallery.tiles).toHaveCount(24);
  await menu("draft", /Rename/);
  await expect(page.getByRole("textbox", { name: "New name of draft" })).toBeFocused();
  await page.keyboard.type("sketchy");
  await gallery.press("Enter");
  await expect(row("sketchy")).toBeVisible();
  await menu("sketchy", /Colour/);
  await gallery.dialog("Colour of “sketchy”").getByRole("button").nth(2).click();
  await expect.poll(async () => (await library.json<{ items: { name: string; color?: string }[] }>("tag", "list")).items.find(({ name }) => name === "sketchy")?.color ?? "").not.toBe("");
  await gallery.press("Escape");
  await menu("sketchy", /Merge into/);
  const merge = gallery.dialog("Merge “sketchy”");
  await merge.getByText("fox", { exact: true }).click();
  await merge.getByRole("button", { name: "Merge", exact: true }).click();
  await gallery.expectMessage("“sketchy” merged into “fox”");
  await expect(row("fox")).toContainText("4");
  await menu("fox", /^Hide$/);
  await gallery.expectMessage("“fox” and its images are hidden");
  await expect(gallery.tiles).toHaveCount(20);
  await gallery.messages.locator("[role=status]", { hasText: "hidden" }).getByRole("button", { name: "Undo" }).click();
  await expect(row("fox")).toBeVisible();
  await menu("fox", /^Delete$/);
  await expect(row("fox")).toBeHidden();
  await expect(gallery.tiles).toHaveCount(24);
});

test("collections have their menu, are named in place, and give images back by “Remove from”", async ({ gallery, library, page }) => {
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  const row = (name: string) => gallery.sidebar.getByRole("button", { name: new RegExp(`^${name}`) }).first();
  const plus = gallery.sidebar.getByRole("button", { name: "New collection" });
  const name = gallery.sidebar.getByRole("textbox", { name: "Name of the new collection" });
  await plus.click();
  await page.keyboard.type("Given up");
  await gallery.press("Escape");
  await expect(name).toBeHidden();
  await plus.click();
  await page.keyboard.type("Posters");
  await gallery.press("Enter");
  await expect(row("Posters")).toBeVisible();
  await plus.click();
  await page.keyboard.type("Left");
  // Leaving the field keeps it.
  await page.getByRole("slider", { name: "Thumbnail size" }).focus();
  await expect(row("Left")).toBeVisible();
  const names = async () => (await library.json<{ items: { name: string }[] }>("collection", "list")).items.map((one) => one.name);
  expect((await names()).toSorted()).toEqual(["Covers", "Left", "Posters"]);
  const menu = async (of: string, line: RegExp) => {
    await gallery.sidebar.getByRole("button", { name: `More about ${of}` }).click();
    await page.getByRole("menuitem", { name: line }).click();
  };
  await row("Posters").hover();
  await menu("Posters", /Description/);
  const describe = gallery.dialog("“Posters”");
  await describe.getByRole("textbox").fill("For the wall");
  await describe.getByRole("button", { name: "Save" }).click();
  await expect(describe).toBeHidden();
  await menu("Posters", /Rename/);
  await page.keyboard.type("Prints");
  await gallery.press("Enter");
  await expect(row("Prints")).toBeVisible();
  await menu("Left", /^Delete$/);
  await expect(row("Left")).toBeHidden();
  await gallery.tile(24).dragTo(row("Prints"));
  await gallery.expectMessage("1 image added to “Prints”");
  await row("Prints").click();
  await expect(gallery.tiles).toHaveCount(1);
  await gallery.tile(24).click({ button: "right" });
  await page.getByRole("menuitem", { name: /Remove from Prints|Remove from “Prints”/ }).click();
  await gallery.expectMessage("1 image removed from “Prints”");
  await rest(page);
  await expect(page.getByRole("heading", { name: /holds no images yet/ })).toBeVisible();
});

test("what a dialog asked for is offered again when it was refused, and takes no keys by itself", async ({ gallery, page }) => {
  await page.route("**/api/call/update_collections", async (route) => {
    await new Promise((go) => setTimeout(go, 700));
    await route.fulfill({ status: 409, json: { code: "busy", message: "another program writes", hint: "try again" } });
  });
  // The sidebar is not pinned: it goes with the pointer, and the dialog must not go with it.
  await page.mouse.move(2, 300);
  await gallery.sidebar.getByRole("button", { name: "More about Covers" }).click();
  await page.getByRole("menuitem", { name: /Description/ }).click();
  await gallery.dialog("“Covers”").getByRole("textbox").fill("For the wall");
  await gallery.press("Control+Enter");
  await expect(gallery.dialog("“Covers”")).toBeHidden();
  await rest(page);
  await gallery.press("Control+f");
  await page.keyboard.type("fox");
  const message = page.getByRole("alert").filter({ hasText: "another program writes" });
  await expect(message).toBeVisible();
  await page.keyboard.type("es");
  await expect(gallery.filter).toHaveValue("foxes");
  await expect(gallery.sidebar).toBeHidden();
  await message.getByRole("button", { name: "Open again" }).click();
  await expect(gallery.dialog("“Covers”").getByRole("textbox")).toHaveValue("For the wall");
});

test("collections are put in order by dragging and by keys, and that is undone", async ({ gallery, library, page }) => {
  for (const name of ["Posters", "Prints"]) await library.cli("collection", "create", name);
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  const list = gallery.sidebar.getByRole("list", { name: "Collections" });
  const row = (name: string) => gallery.sidebar.getByRole("button", { name: new RegExp(`^${name}`) });
  const expectOrder = (...names: string[]) => expect(list.getByRole("listitem")).toHaveText(names.map((name) => new RegExp(`^${name}`)));
  await expectOrder("Covers", "Posters", "Prints");

  const [from, to] = [await row("Prints").boundingBox(), await row("Covers").boundingBox()];
  if (from === null || to === null) throw new Error("no rows");
  const x = from.x + 40;
  await pull(page, { x, y: from.y + 16 }, { x, y: to.y + 6 });
  await expect(gallery.sidebar.locator("[data-over]")).toHaveAttribute("data-over", "above");
  await page.mouse.up();
  await expectOrder("Prints", "Covers", "Posters");
  await gallery.expectMessage("“Prints” moved");

  await gallery.sidebar.getByRole("button", { name: "More about Prints" }).focus();
  await gallery.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Move up" })).toBeHidden();
  await page.getByRole("menuitem", { name: "Move down" }).press("Enter");
  await expectOrder("Covers", "Prints", "Posters");
  const names = async () => (await library.json<{ items: { name: string }[] }>("collection", "list")).items.map(({ name }) => name);
  expect(await names()).toEqual(["Covers", "Prints", "Posters"]);
  await rest(page);
  await gallery.press("Control+z");
  await expectOrder("Prints", "Covers", "Posters");
  // Dropping it where it is changes nothing.
  await pull(page, { x, y: from.y + 16 }, { x, y: from.y + 26 });
  await page.mouse.up();
  await expectOrder("Prints", "Covers", "Posters");
});

test("the activity says who did what and undoes a group of it", async ({ gallery, library, page }) => {
  await library.cliAs("claude", "tag", "add", "night", "5", "6", "7");
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await gallery.sidebar.getByRole("button", { name: "Activity" }).click();
  const line = gallery.sidebar.getByRole("listitem").filter({ hasText: "claude" }).first();
  await expect(line).toContainText("tagged images");
  await gallery.sidebar.getByRole("button", { name: "Claude", exact: true }).click();
  await line.getByRole("button", { name: /Undo/ }).click();
  await expect.poll(async () => (await library.json<{ tags: string[] }>("show", "6")).tags).toEqual([]);
  await expect(line).toContainText("undone");
  await gallery.sidebar.getByRole("button", { name: "Back" }).click();
  await expect(gallery.sidebar.getByRole("heading", { name: "Tags" })).toBeVisible();
});

test("a dialog that was answered is gone before the library answers: the next keys are the gallery's", async ({ gallery, library, page }) => {
  await page.route("**/api/call/add_tags", async (route) => {
    await new Promise((go) => setTimeout(go, 2_500));
    await route.continue();
  });
  await gallery.press("Home", "t");
  await page.keyboard.type("tfmx");
  await gallery.press("Enter", "Control+f");
  await page.keyboard.type("fmxt ");
  await expect(page.getByRole("combobox", { name: "Filter images" })).toBeFocused();
  await gallery.expectMessage("Still working · 1 s");
  await gallery.expectMessage("1 image tagged “tfmx”");
  const { tags, starred, trashedAt } = await library.json<{ tags: string[]; starred: boolean; trashedAt: string | null }>("show", "24");
  expect({ tags, starred, trashedAt }).toEqual({ tags: ["tfmx"], starred: false, trashedAt: null });
});

test("by keys: into collections and out of them, ranges to the ends, the trash and back, asked before it is for good", async ({ gallery, library, page }) => {
  const shown = (id: number) => library.json<{ collections: string[]; trashedAt: string | null }>("show", String(id));
  await gallery.press("Home", "Shift+c");
  await expect(gallery.dialog(/collections/)).toBeVisible();
  await page.keyboard.type("Covers");
  await gallery.press("Enter");
  await expect.poll(async () => (await shown(24)).collections).toEqual(["Covers"]);
  await gallery.press("Control+f");
  await page.keyboard.type("collection:Covers ");
  await expect(gallery.tiles).toHaveCount(1);
  await gallery.press("Control+a", "Backspace", "Backspace", "Control+a", "Backspace");
  await expect(gallery.tiles).toHaveCount(24);
  await gallery.press("Escape", "Escape");
  await gallery.press("Home", "ArrowRight", "ArrowRight", "Shift+Home");
  await gallery.expectMarks(22, 23, 24);
  await gallery.press("u", "End", "ArrowLeft", "Shift+End");
  await gallery.expectMarks(1, 2);
  await gallery.press("Delete");
  await gallery.expectMessage("2 images trashed");
  await gallery.press("/");
  await page.keyboard.type("is:trashed ");
  await expect(gallery.tiles).toHaveCount(2);
  await gallery.press("Escape", "Escape", "Home", "Delete");
  const question = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(question).toContainText("for good");
  await gallery.press("Escape");
  await expect(question).toBeHidden();
  await gallery.press("Shift+u");
  await gallery.expectMessage("1 image restored");
  await expect(gallery.tiles).toHaveCount(1);
  expect((await shown(1)).trashedAt).not.toBeNull();
  expect((await shown(2)).trashedAt).toBeNull();
});
