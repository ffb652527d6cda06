/** Small tiles: by month, each month's name at the top, every way through them as with larger ones. */
import { drag } from "./support/pointer";
import { expect, test } from "./support/test";
import type { Page } from "@playwright/test";

const HEADER = 32;
const DAY = 86_400;
/** The newest image's time, in unix seconds: noon, 20 November 2024. */
const NEWEST = Date.UTC(2024, 10, 20, 12) / 1_000;

/** Shows each image as if it had been made two days before the next newer one: no day has two of them. */
async function spreadOverMonths(page: Page): Promise<void> {
  await page.route("**/api/bytes/layout_generations", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const count = body.readUInt32LE(4);
    for (let i = 0; i < count; i += 1) body.writeUInt32LE(NEWEST - 2 * DAY * i, HEADER + 4 * count + 4 * i);
    await route.fulfill({ response, body });
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "20 November 2024" })).toBeVisible();
}

test("small tiles stand by month and fill their lines; larger ones stand by day, and the place is kept between them", { tag: "@wide" }, async ({ gallery, page }) => {
  await spreadOverMonths(page);
  await gallery.tile(22).click();
  const before = await gallery.boxOf(22);
  await gallery.press("0");
  await expect(page.getByRole("heading", { name: "November 2024", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "20 November 2024" })).toHaveCount(0);
  await gallery.expectCursor(22);
  await expect(gallery.tile(22)).toBeInViewport();
  // The ten images of November are one group: they share lines, though no day has two of them.
  const tops = new Set(await Promise.all([24, 23, 22].map(async (id) => (await gallery.boxOf(id)).y)));
  expect(tops.size).toBe(1);
  await gallery.press("2");
  await expect(page.getByRole("heading", { name: "20 November 2024" })).toHaveCount(1);
  await expect(gallery.tile(22)).toBeInViewport();
  expect(Math.abs((await gallery.boxOf(22)).height - before.height)).toBeLessThanOrEqual(1);
});

test("over small tiles the cursor goes by arrows from month to month, and a frame marks what it touches", async ({ gallery, page }) => {
  await spreadOverMonths(page);
  await gallery.press("0", "Home");
  await gallery.expectCursor(24);
  await gallery.press("ArrowRight");
  await gallery.expectCursor(23);
  // November has ten images, #24 to #15: down from its last line is October.
  for (let step = 0; step < 12 && (await gallery.cursor()) !== null && ((await gallery.cursor()) ?? 0) > 14; step += 1) await gallery.press("ArrowDown");
  const down = (await gallery.cursor()) ?? 0;
  expect(down).toBeLessThanOrEqual(14);
  await gallery.press("ArrowUp");
  await expect.poll(async () => (await gallery.cursor()) ?? 0).toBeGreaterThan(down);
  await gallery.press("End");
  await gallery.expectCursor(1);
  await gallery.press("Home");
  const [a, b] = [await gallery.boxOf(24), await gallery.boxOf(22)];
  await page.keyboard.down("Alt");
  await drag(page, { x: a.x + 4, y: a.y + 4 }, { x: b.x + 4, y: b.y + 8 });
  await page.keyboard.up("Alt");
  await gallery.expectMarks(24, 23, 22);
});

test("a month's name stays at the top while its images go by, and what lies below it is not hit", async ({ gallery, page }) => {
  await page.setViewportSize({ width: 760, height: 420 });
  await spreadOverMonths(page);
  await gallery.press("1");
  const name = page.getByRole("heading", { name: "November 2024", exact: true });
  const stood = await name.boundingBox();
  await page.locator("[data-grid]").evaluate((grid) => grid.scrollTo(0, 100));
  await expect.poll(async () => (await name.boundingBox())?.y).toBe(stood?.y);
  const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest("[data-id]") ?? null, [40, stood?.y ?? 0] as const);
  expect(hit).toBeNull();
  // The next one pushes it out.
  await page.locator("[data-grid]").evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await expect(name).not.toBeInViewport();
  await expect(gallery.tile(1)).toBeInViewport();
});

test("the scrubber goes to another month among small tiles", async ({ gallery, page }) => {
  await page.setViewportSize({ width: 760, height: 420 });
  await spreadOverMonths(page);
  await gallery.press("1");
  const scrubber = page.getByRole("slider", { name: "Date" });
  await expect(scrubber).toHaveAttribute("aria-valuetext", "20 November 2024");
  await scrubber.focus();
  await gallery.press("End");
  await expect(gallery.tile(1)).toBeInViewport();
  await expect(scrubber).toHaveAttribute("aria-valuetext", /October 2024/);
  await gallery.press("Home");
  await expect(page.getByRole("heading", { name: "November 2024", exact: true })).toBeInViewport();
});
