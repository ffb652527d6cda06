import { percent, pictureIn } from "./support/looking";
import { Fingers } from "./support/pointer";
import { expect, test } from "./support/test";

test.use({ hasTouch: true });

test("fingers: a tap chooses, a long press marks, a swipe scrolls and marks nothing", async ({ gallery, page }) => {
  const fingers = await Fingers.on(page);
  await gallery.tile(23).tap();
  await gallery.expectCursor(23);
  await expect(gallery.details).toContainText("#23");
  await gallery.expectMarks();
  const box = await gallery.boxOf(22);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await fingers.touch("touchStart", point);
  await gallery.expectMarks(22);
  await fingers.touch("touchEnd");
  await gallery.expectMarks(22);
  await gallery.expectCursor(23);
  await gallery.press("5");
  const grid = page.locator("[data-grid]");
  await fingers.touch("touchStart", { x: 400, y: 600 });
  for (let y = 580; y >= 300; y -= 20) await fingers.touch("touchMove", { x: 400, y });
  await fingers.touch("touchEnd");
  await expect.poll(() => grid.evaluate((scroller) => scroller.scrollTop)).toBeGreaterThan(100);
  await expect(gallery.bar).toContainText("1 marked");
});

test("fingers in the viewer: two zoom, one pans, a tap is real size", async ({ gallery, page }) => {
  const fingers = await Fingers.on(page);
  await gallery.press("Home", "ArrowRight", "Enter");
  const whole = await pictureIn(page, "[data-testid=viewer-pane]");
  const fitted = await percent(page);
  const middle = { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 };
  await fingers.pinch(middle, 100, 220);
  await expect.poll(() => percent(page)).toBeGreaterThan(fitted * 1.8);
  const close = await pictureIn(page, "[data-testid=viewer-pane]");
  await fingers.touch("touchStart", middle);
  for (let by = 10; by <= 80; by += 10) await fingers.touch("touchMove", { x: middle.x + by, y: middle.y });
  await fingers.touch("touchEnd");
  await expect.poll(async () => (await pictureIn(page, "[data-testid=viewer-pane]")).x).toBeGreaterThan(close.x + 50);
  await fingers.pinch(middle, 300, 60);
  await expect.poll(() => percent(page)).toBeLessThanOrEqual(fitted + 1);
});

test("what a finger aims at is 44 px high and wide", async ({ gallery, page }) => {
  await gallery.tile(23).tap();
  await gallery.press("[", "m");
  await expect(gallery.bar).toBeVisible();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("header button, aside button, [data-region=bar] button")]
      .filter((button) => button.offsetParent !== null)
      .map((button) => ({ name: button.ariaLabel ?? button.textContent, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 44)
      .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
