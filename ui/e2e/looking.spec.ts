import type { Page } from "@playwright/test";

import type { Gallery } from "./support/gallery";
import { percent, pictureIn } from "./support/looking";
import { drag, pull } from "./support/pointer";
import { expect, test } from "./support/test";

const pane = "[data-testid=viewer-pane]";

async function openViewer(gallery: Gallery, page: Page, id: number) {
  await gallery.tile(id).dblclick();
  await expect(gallery.dialog(`Viewer: #${id}`)).toBeVisible();
  return pictureIn(page, pane);
}

test("the wheel zooms to the pointer, a drag pans, a click is real size and back, the backdrop closes", { tag: "@wide" }, async ({ gallery, page }) => {
  const whole = await openViewer(gallery, page, 22);
  const fitted = await percent(page);
  const point = { x: whole.x + whole.width * 0.75, y: whole.y + whole.height * 0.25 };
  await page.mouse.move(point.x, point.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => percent(page)).toBeGreaterThan(fitted);
  const zoomed = await pictureIn(page, pane);
  expect(zoomed.width).toBeGreaterThan(whole.width * 1.5);
  // What was below the pointer still is.
  expect((point.x - zoomed.x) / zoomed.width).toBeCloseTo(0.75, 1);
  expect((point.y - zoomed.y) / zoomed.height).toBeCloseTo(0.25, 1);
  const middle = { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 };
  await drag(page, middle, { x: middle.x + 100, y: middle.y + 40 });
  const panned = await pictureIn(page, pane);
  expect(panned.x - zoomed.x).toBeCloseTo(100, 0);
  expect(panned.y - zoomed.y).toBeCloseTo(40, 0);
  await page.mouse.click(middle.x, middle.y);
  await expect.poll(async () => (await pictureIn(page, pane)).width).toBeCloseTo(whole.width, 0);
  await page.mouse.click(middle.x + 20, middle.y + 20);
  await expect.poll(() => percent(page)).toBe(100);
  await page.mouse.click(middle.x, middle.y);
  await expect.poll(() => percent(page)).toBe(fitted);
  const box = await page.locator(pane).boundingBox();
  await page.mouse.click(whole.x / 2, (box?.y ?? 0) + 100);
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.expectCursor(22);
});

test("the strip of the viewer goes where it is clicked, and turns with the wheel", async ({ gallery, page }) => {
  await openViewer(gallery, page, 22);
  const strip = page.getByRole("navigation", { name: "Images of this view" });
  await strip.getByRole("button", { name: "#20", exact: true }).click();
  await expect(gallery.dialog("Viewer: #20")).toBeVisible();
  await expect(strip.getByRole("button", { name: "#20", exact: true })).toHaveAttribute("aria-current", "true");
  await strip.hover();
  await page.mouse.wheel(0, 70);
  await expect(gallery.dialog("Viewer: #19")).toBeVisible();
  await page.mouse.wheel(0, -70);
  await expect(gallery.dialog("Viewer: #20")).toBeVisible();
});

test("the tools of the viewer star, show facts and change the ground by pointer", async ({ gallery, library, page }) => {
  await openViewer(gallery, page, 22);
  const viewer = page.getByRole("dialog");
  await viewer.getByRole("button", { name: "Star", exact: true }).click();
  await expect.poll(() => library.json<object>("show", "22")).toMatchObject({ starred: true });
  await viewer.getByRole("button", { name: "Facts" }).click();
  await expect(viewer.getByRole("complementary")).toContainText("lavender");
  const ground = () => page.locator("[data-surround]").getAttribute("data-ground");
  await expect.poll(ground).toBe("dark");
  await viewer.getByRole("button", { name: "Ground colour" }).click();
  await expect.poll(ground).toBe("black");
  await viewer.locator("button", { hasText: "%" }).click();
  await expect.poll(() => percent(page)).toBe(100);
  await viewer.locator("button", { hasText: "%" }).click();
  await expect.poll(() => percent(page)).not.toBe(100);
});

test("in the viewer b goes round the grounds, + and − zoom, arrows pan what is cut off, Space held is real size", async ({ gallery, page }) => {
  await gallery.press("Home", "ArrowRight", "Enter");
  const whole = await pictureIn(page, pane);
  const fitted = await percent(page);
  const ground = () => page.locator("[data-surround]").getAttribute("data-ground");
  for (const next of ["black", "grey", "white", "dark"]) {
    await gallery.press("b");
    await expect.poll(ground).toBe(next);
  }
  await gallery.press("+", "+");
  await expect.poll(() => percent(page)).toBeGreaterThan(fitted * 1.4);
  await gallery.press("-");
  await expect.poll(() => percent(page)).toBeLessThan(fitted * 1.4);
  await gallery.press("2", "ArrowRight");
  // It went on to no other image: there was something to pan to, or nothing was cut.
  await gallery.press("0");
  await gallery.press("+", "+", "+");
  const close = await pictureIn(page, pane);
  await gallery.press("ArrowRight");
  await expect.poll(async () => (await pictureIn(page, pane)).x).toBeLessThan(close.x - 40);
  await gallery.press("ArrowUp");
  await expect.poll(async () => (await pictureIn(page, pane)).y).toBeGreaterThan(close.y + 10);
  await gallery.press("0");
  await expect.poll(async () => (await pictureIn(page, pane)).width).toBeCloseTo(whole.width, 0);
  await page.keyboard.down("Space");
  await expect.poll(() => percent(page)).toBe(100);
  await page.keyboard.up("Space");
  await expect.poll(() => percent(page)).toBe(fitted);
});

test("in the viewer keys act on the shown image, whatever is marked", async ({ gallery, library, page }) => {
  const shown = (id: number) => library.json<{ starred: boolean; rejected: boolean; tags: string[] }>("show", String(id));
  await gallery.press("Home", "m", "ArrowRight", "Enter");
  await expect(gallery.dialog("Viewer: #23")).toBeVisible();
  await gallery.press("f");
  await gallery.expectMessage("1 image starred");
  await gallery.press("x");
  await expect(page.getByRole("dialog").getByText("Rejected")).toBeVisible();
  await gallery.press("t");
  await expect(gallery.dialog("Tag #23")).toBeVisible();
  await page.keyboard.type("seen");
  await gallery.press("Enter");
  await expect.poll(() => shown(23)).toMatchObject({ starred: true, rejected: true, tags: ["seen"] });
  expect(await shown(24)).toMatchObject({ starred: false, rejected: false, tags: [] });
  await expect(gallery.dialog("Tag #23")).toBeHidden();
  await gallery.press("m");
  await expect(page.getByRole("dialog").getByText("Marked")).toBeVisible();
  await gallery.press("Delete");
  await expect(gallery.dialog("Viewer: #22")).toBeVisible();
  await expect(page.getByRole("dialog")).toContainText("2 of 23");
  await gallery.press("Control+z");
  await expect(page.getByRole("dialog")).toContainText("3 of 24");
  await gallery.press("ArrowLeft");
  await expect(gallery.dialog("Viewer: #23")).toBeVisible();
  await gallery.press("p");
  await expect(gallery.dialog("Lineage of #23")).toBeVisible();
});

test("comparing by pointer: ways, the wipe's line, panes, one zoom for all", { tag: "@wide" }, async ({ gallery, page }) => {
  await gallery.tile(24).click({ modifiers: ["Control"] });
  await gallery.tile(22).click({ modifiers: ["Control"] });
  await gallery.bar.getByRole("button", { name: /^Compare/ }).click();
  const compare = gallery.dialog("Compare");
  await expect(compare).toBeVisible();
  const second = page.getByRole("region", { name: "Pane 2: #22" });
  await second.click();
  await expect(page.getByRole("button", { name: "Pane 2: #22" })).toHaveAttribute("aria-pressed", "true");
  const widths = () => compare.locator("[data-frame]").evaluateAll((frames) => frames.map((frame) => Math.round(frame.getBoundingClientRect().width)));
  await expect.poll(async () => (await widths()).length).toBe(2);
  const before = await widths();
  await second.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await widths()).every((width, i) => width > (before[i] ?? 0) * 1.5)).toBe(true);
  expect(new Set(await widths()).size).toBe(1);
  await compare.getByRole("button", { name: "Wipe" }).click();
  const line = compare.getByRole("slider", { name: "Divider" });
  await expect(line).toHaveAttribute("aria-valuenow", "50");
  const at = await line.boundingBox();
  await drag(page, { x: (at?.x ?? 0) + 16, y: 300 }, { x: (page.viewportSize()?.width ?? 0) / 4, y: 300 });
  await expect(line).toHaveAttribute("aria-valuenow", "25");
  await compare.getByRole("button", { name: "Difference" }).click();
  await compare.getByText("× 4", { exact: true }).click();
  await expect(compare.getByRole("radio", { name: "× 4" })).toBeChecked();
  await compare.getByRole("button", { name: "One over the other" }).click();
  await expect(compare).toContainText("Hold Space for the other image");
  await compare.getByRole("button", { name: "Close the comparison" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.expectMarks(22, 24);
});

test("a difference of two shapes hatches what only one of them covers, and says so", async ({ library, gallery }) => {
  await library.cli("generate", "a tall pine", "-m", "sketch", "--size", "240x320", "--quiet");
  await gallery.tile(25).click({ modifiers: ["Control"] });
  await gallery.tile(24).click({ modifiers: ["Control"] });
  await gallery.press("c", "d");
  const compare = gallery.dialog("Compare");
  await expect(compare.getByText("Only one image reaches here")).toBeVisible();
  await expect(compare.locator("[data-frame]")).toHaveCount(2);
  const goesRoundBoth = await compare.getByTestId("alone").evaluate((element) => {
    const [a, b] = [...document.querySelectorAll("[data-frame]")].map((frame) => frame.getBoundingClientRect());
    const { left, top } = element.getBoundingClientRect();
    // The polygon goes round each image once.
    const points = [...getComputedStyle(element).clipPath.matchAll(/(-?[\d.]+)px (-?[\d.]+)px/g)].map(([, x, y]) => [Number(x) + left, Number(y) + top]);
    const corners = [a, b].flatMap((box) => (box === undefined ? [] : [[box.left, box.top], [box.right, box.bottom]]));
    return corners.every(([x = 0, y = 0]) => points.some(([px = 0, py = 0]) => Math.hypot(px - x, py - y) < 2));
  });
  expect(goesRoundBoth).toBe(true);
  await gallery.press("Escape", "u");
  await gallery.tile(24).click({ modifiers: ["Control"] });
  await gallery.tile(23).click({ modifiers: ["Control"] });
  await gallery.press("c", "d");
  await expect(compare.getByRole("radio", { name: "× 4" })).toBeVisible();
  await expect(compare.getByText("Only one image reaches here")).toBeHidden();
});

test("comparing by keys: Space held shows the other, b the ground, Enter the viewer, f stars the pane's image", async ({ gallery, library, page }) => {
  await gallery.press("Home", "m", "ArrowRight", "ArrowRight", "c");
  const compare = gallery.dialog("Compare");
  await expect(page.getByRole("button", { name: "Pane 1: #24" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pane 2: #22" })).toBeVisible();
  await gallery.press("b");
  await expect(page.locator("[data-surround]")).toHaveAttribute("data-ground", "black");
  await gallery.press("v");
  await expect(compare).toContainText("1 · #24");
  await page.keyboard.down("Space");
  await expect(compare).toContainText("2 · #22");
  await page.keyboard.up("Space");
  await expect(compare).toContainText("1 · #24");
  await gallery.press("2", "f");
  await expect.poll(() => library.json<object>("show", "22")).toMatchObject({ starred: true });
  expect(await library.json<object>("show", "24")).toMatchObject({ starred: false });
  await gallery.press("Enter");
  await expect(gallery.dialog("Viewer: #22")).toBeVisible();
  await gallery.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.expectMarks(24);
});

test("a quick look is left by its key, its button and its backdrop, and leads to the viewer", async ({ gallery, page }) => {
  await gallery.tile(22).click();
  await gallery.press("Space");
  const look = gallery.dialog("Quick look: #22");
  await expect(look).toBeVisible();
  await look.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.press("Space");
  await expect(look).toBeVisible();
  await page.mouse.click(20, 700);
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.press("Space", "j", "k", "Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await gallery.press("Space", "Enter");
  await expect(gallery.dialog("Viewer: #22")).toBeVisible();
});

test("a note is drawn on the image: rectangle, words, pin; Escape gives a drawing up, not the viewer", { tag: "@wide" }, async ({ gallery, library, page }) => {
  const picture = await openViewer(gallery, page, 22);
  await gallery.press("n");
  const hint = page.getByText("Draw a rectangle over what the note is about");
  await expect(hint).toBeVisible();
  await gallery.press("Escape");
  await expect(hint).toBeHidden();
  await expect(gallery.dialog("Viewer: #22")).toBeVisible();
  await page.getByRole("button", { name: "Draw a note" }).click();
  await expect(hint).toBeVisible();
  const at = (x: number, y: number) => ({ x: picture.x + picture.width * x, y: picture.y + picture.height * y });
  await drag(page, at(0.25, 0.25), at(0.5, 0.5));
  const field = page.getByRole("textbox", { name: "Note" });
  await expect(field).toBeFocused();
  await page.keyboard.type("more fog here");
  await page.getByRole("button", { name: "Save note" }).click();
  const pin = page.getByRole("dialog").getByRole("button", { name: "Note 1: more fog here" });
  await expect(pin).toBeVisible();
  const { items } = await library.json<{ items: { text: string; region: { x: number; y: number; width: number; height: number } }[] }>("note", "list", "22");
  expect(items[0]).toMatchObject({ text: "more fog here" });
  const region = items[0]?.region;
  for (const part of [region?.x, region?.y, region?.width, region?.height]) expect(part).toBeCloseTo(0.25, 1);
  await pin.hover();
  await expect(page.getByRole("dialog").getByText("more fog here", { exact: true })).toBeVisible();
});

test("the lineage is walked by arrows and by pointer, and goes to the image chosen", async ({ gallery }) => {
  await gallery.press("Home", "p");
  const lineage = gallery.dialog("Lineage of #24");
  const node = (id: number) => lineage.getByRole("treeitem", { name: `#${id}` });
  await expect(node(24)).toBeFocused();
  await gallery.press("ArrowUp");
  await expect(node(8)).toBeFocused();
  await gallery.press("Enter");
  await expect(lineage).toBeHidden();
  await gallery.expectCursor(8);
  await gallery.details.getByRole("button", { name: "Came of it: #24" }).click();
  await gallery.expectCursor(24);
  await gallery.details.getByRole("button", { name: "Lineage of #24" }).click();
  await node(8).click();
  await gallery.expectCursor(8);
  await expect(gallery.tile(8)).toBeInViewport();
});

test("a marquee in the making and a drawing are left by Escape; what was marked before stays marked", async ({ gallery, page }) => {
  await gallery.tile(24).click({ modifiers: ["Control"] });
  const [a, b] = [await gallery.boxOf(23), await gallery.boxOf(22)];
  await page.keyboard.down("Alt");
  await pull(page, { x: a.x + 20, y: a.y + 60 }, { x: b.x + 30, y: b.y + 100 });
  await gallery.expectMarks(22, 23);
  await gallery.press("Escape");
  await gallery.expectMarks(24);
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await gallery.expectMarks(24);
});
