import { expect, test } from "./support/test";

test.describe("what other processes do", () => {
  test("appears by itself, soon and without polling", async ({ gallery, library, page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const timed = async (what: string, args: readonly string[], selector: string) => {
      const seen = gallery.whenThere(selector);
      await library.cli(...args);
      const ended = Date.now();
      const ms = (await seen) - ended;
      console.log(`${what}: on screen ${ms} ms after the command ended`);
      expect(ms).toBeLessThan(1_000);
    };
    await timed("star", ["star", "22"], '[data-id="22"] [data-part=star][data-on]');
    await timed("generate", ["generate", "an owl at noon", "-m", "sketch", "--size", "320x240"], '[role=option][data-id="25"]');
    await gallery.tile(25).click();
    await expect(gallery.details).toContainText("#25");
    await timed("tag", ["tag", "add", "owl", "25"], 'aside [aria-label="Remove the tag owl"]');
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
    // Four tags on 24 images, and off again: 96 changes a command.
    const everything = Array.from({ length: 24 }, (_, i) => String(i + 1));
    const began = Date.now();
    let changes = 0;
    while (Date.now() < began + 4_000) {
      for (const does of ["add", "remove"]) {
        await library.cli("tag", does, "one,two,three,four", ...everything);
        changes += 4 * everything.length;
      }
    }
    const each = Math.round(changes / ((Date.now() - began) / 1_000));
    const { count, worst } = await page.evaluate(() => (window as unknown as { frames: { count: number; worst: number } }).frames);
    console.log(`${each} changes a second for 4 s: ${count} frames, the longest ${Math.round(worst)} ms`);
    expect(each).toBeGreaterThan(500);
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
