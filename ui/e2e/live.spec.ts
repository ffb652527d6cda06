import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { pixery } from "./support/library";
import { expect, test } from "./support/test";

test.describe("what other processes do", () => {
  test("appears by itself, soon and without polling", async ({ gallery, library, page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const timed = async (what: string, args: readonly string[], seen: () => Promise<void>) => {
      await library.cli(...args);
      const done = performance.now();
      await seen();
      const ms = Math.round(performance.now() - done);
      console.log(`${what}: on screen ${ms} ms after the command ended`);
      expect(ms).toBeLessThan(1_000);
    };
    await timed("star", ["star", "22"], () => expect(gallery.tile(22).locator("[data-part=star][data-on]")).toBeVisible());
    await timed("tag", ["tag", "add", "fresh", "21"], () => expect(page.getByText("fresh").or(gallery.tile(21)).first()).toBeVisible());
    await timed("generate", ["generate", "an owl at noon", "-m", "sketch", "--size", "320x240"], () => expect(gallery.tile(25)).toBeVisible());
    await gallery.tile(25).click();
    await timed("tag of the shown image", ["tag", "add", "owl", "25"], () => expect(gallery.details.getByText("owl", { exact: true })).toBeVisible());
    // Nothing happens: nothing is asked for.
    await page.waitForFunction(() => new Promise((done) => setTimeout(done, 600, true)));
    asked.length = 0;
    await page.waitForFunction(() => new Promise((done) => setTimeout(done, 2_500, true)));
    expect(asked.filter((url) => !url.endsWith("report_view"))).toEqual([]);
  });

  test("waits behind a pill while the person is elsewhere, and nothing moves", async ({ gallery, library, page }) => {
    await gallery.press("5", "Home", "End");
    await gallery.expectCursor(1);
    const before = await gallery.boxOf(1);
    await library.cli("generate", "an owl at noon", "-m", "sketch", "--size", "320x240");
    const pill = page.getByRole("button", { name: /1 new/ });
    await expect(pill).toBeVisible();
    expect(await gallery.boxOf(1)).toEqual(before);
    await pill.click();
    await expect(gallery.tile(25)).toBeInViewport();
    await gallery.expectCursor(1);
  });

  test("does not freeze the gallery, a thousand changes a second of it", async ({ gallery, library, page }) => {
    const hammer = process.env["PIXERY_HAMMER_BIN"] ?? join(dirname(pixery), "pixery-hammer");
    test.skip(!existsSync(hammer), "pixery-hammer is not built");
    await page.evaluate(() => {
      const frames = { count: 0, worst: 0, last: performance.now() };
      Object.assign(window, { frames });
      const next = (now: number) => {
        frames.worst = Math.max(frames.worst, now - frames.last);
        frames.last = now;
        frames.count += 1;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    // Whole-library changes: every run is one entry over 24 images.
    const until = Date.now() + 4_000;
    let changes = 0;
    while (Date.now() < until) {
      await Promise.all([library.cli("star", "--query", "id:1,2,3,4,5,6,7,8,9,10,11,12"), library.cli("unstar", "--query", "id:13,14,15,16,17,18,19,20,21,22,23,24")]);
      await Promise.all([library.cli("unstar", "--query", "id:1,2,3,4,5,6,7,8,9,10,11,12"), library.cli("star", "--query", "id:13,14,15,16,17,18,19,20,21,22,23,24")]);
      changes += 48;
    }
    const { count, worst } = await page.evaluate(() => (window as unknown as { frames: { count: number; worst: number } }).frames);
    console.log(`${changes} changes in 4 s: ${count} frames, the longest ${Math.round(worst)} ms`);
    expect(count).toBeGreaterThan(40);
    expect(worst).toBeLessThan(1_000);
    await gallery.press("Home", "m");
    await gallery.expectMarks(24);
  });
});

test("a server that is killed and started again is found again, with a message", async ({ gallery, library, page, serve, server }) => {
  await gallery.press("Home", "m");
  await server.stop("SIGKILL");
  await expect(page.getByText("Connection lost. Trying again…")).toBeVisible({ timeout: 15_000 });
  await library.cli("star", "24");
  await serve(library, server.port);
  await expect(page.getByText("Connection lost. Trying again…")).toBeHidden({ timeout: 30_000 });
  await expect(gallery.tile(24).locator("[data-part=star][data-on]")).toBeVisible();
  await gallery.expectMarks(24);
});
