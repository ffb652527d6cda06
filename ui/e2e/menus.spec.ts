import { drag, rest } from "./support/pointer";
import { expect, test } from "./support/test";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("the menu copies number, prompt, recipe and words for an agent, and finds what looks alike", async ({ gallery, library, page }) => {
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const choose = async (line: string) => {
    await gallery.tile(22).click({ button: "right" });
    await page.getByRole("menuitem", { name: line }).click();
  };
  await choose("Copy number");
  await expect.poll(copied).toBe("#22");
  await choose("Copy prompt");
  await expect.poll(copied).toBe("rows of lavender under a storm");
  await choose("Copy recipe");
  await expect.poll(copied).toContain('"model": "sketch"');
  await choose("Copy for an agent");
  await expect.poll(copied).toContain("pixery view 22");
  await choose("Show where it came from");
  await gallery.dialog("Lineage of #22").getByRole("button", { name: "Close" }).click();
  await choose("Open in the viewer");
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await choose("More like this");
  await gallery.expectMessage("Nothing in the library looks like #22.");
  await library.cli("generate", "rows of lavender under a storm", "-m", "sketch", "--size", "320x240", "--seed", "7", "--quiet");
  await rest(page);
  await gallery.tile(25).click({ button: "right" });
  await page.getByRole("menuitem", { name: "More like this" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("q") ?? "").toMatch(/^id:25,/);
  await expect(gallery.tiles).toHaveCount(3);
  await page.getByRole("search").getByRole("button", { name: "Clear" }).click();
  await expect(gallery.tiles).toHaveCount(25);
});

test("the bar tags, collects, and takes the marks away; Details copy the number", async ({ gallery, library, page }) => {
  const shown = (id: number) => library.json<{ tags: string[]; collections: string[] }>("show", String(id));
  await gallery.tile(24).click({ modifiers: ["Control"] });
  await gallery.tile(23).click({ modifiers: ["Control"] });
  await gallery.bar.getByRole("button", { name: /^Tag/ }).click();
  const tags = gallery.dialog("Tag 2 images");
  await tags.getByRole("option", { name: /draft/ }).click();
  await tags.getByRole("button", { name: "Apply" }).click();
  await expect.poll(async () => (await shown(23)).tags).toEqual(["draft"]);
  await gallery.bar.getByRole("button", { name: /^Collect/ }).click();
  const collections = gallery.dialog(/collections/);
  await collections.getByRole("option", { name: /Covers/ }).click();
  await collections.getByRole("button", { name: "Apply" }).click();
  await expect.poll(async () => (await shown(24)).collections).toEqual(["Covers"]);
  await gallery.bar.getByRole("button", { name: "Clear marks" }).click();
  await gallery.expectMarks();
  await gallery.tile(23).click();
  await gallery.details.getByRole("button", { name: "Copy #23" }).last().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("#23");
});

test("the scrubber goes to any place, by pointer and by keys", async ({ gallery, page }) => {
  await gallery.press("5");
  const scrubber = page.getByRole("slider", { name: "Date" });
  await expect(scrubber).toBeVisible();
  const top = () => page.locator("[data-grid]").evaluate((grid) => grid.scrollTop);
  const box = await scrubber.boundingBox();
  const x = (box?.x ?? 0) + (box?.width ?? 0) / 2;
  await drag(page, { x, y: (box?.y ?? 0) + 10 }, { x, y: (box?.y ?? 0) + (box?.height ?? 0) - 4 });
  await expect(gallery.tile(1)).toBeInViewport();
  await scrubber.focus();
  await gallery.press("Home");
  await expect.poll(top).toBe(0);
  await gallery.press("End");
  await expect.poll(top).toBeGreaterThan(500);
});
