import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { hostile } from "./support/hostile";
import { expect, test } from "./support/test";

test("200 hostile strings stay text: no script runs, no request leaves, nothing overflows", async ({ library, gallery, page, server }) => {
  test.setTimeout(120_000);
  const strings = hostile(200);
  const words = strings.map((text) => text.replaceAll("\0", ""));
  const part = (from: number, count: number) => words.slice(from, from + count);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const outside: string[] = [];
  page.on("request", (request) => {
    const { hostname, port, protocol } = new URL(request.url());
    if (protocol !== "blob:" && (hostname !== "127.0.0.1" || port !== String(server.port))) outside.push(request.url());
  });

  // 24 titles, 24 prompts, 100 tags, 40 collections, 12 notes and saved searches; what a command refuses it may refuse.
  const kept = { titles: 0, prompts: 0, tags: 0, collections: 0 };
  const attempt = async (what: keyof typeof kept, ...args: readonly string[]) => {
    try {
      await library.cli(...args);
      kept[what] += 1;
    } catch {
      // Refused, with its reason: that is safe, too.
    }
  };
  for (const [i, text] of part(0, 24).entries()) await attempt("titles", "update", String(i + 1), `--title=${text}`);
  for (const [i, text] of part(24, 24).entries()) await attempt("prompts", "update", String(i + 1), `--prompt=${text}`);
  for (const [i, text] of part(48, 100).entries()) await attempt("tags", "tag", "add", "--", text, String((i % 24) + 1));
  for (const [i, text] of part(148, 40).entries()) await attempt("collections", "collection", "add", "--", text, String((i % 24) + 1));
  for (const [i, text] of part(188, 12).entries()) await attempt("prompts", "note", "add", String(i + 1), "--", text);
  console.log("kept:", kept);
  expect(kept.titles).toBeGreaterThan(15);
  expect(kept.prompts).toBeGreaterThan(20);
  expect(kept.tags).toBeGreaterThan(60);
  expect(kept.collections).toBeGreaterThan(25);

  // A picture's file may be called anything that a folder allows.
  const [day] = await readdir(join(library.folder, "images"));
  const [file] = await readdir(join(library.folder, "images", day ?? ""));
  const named = join(library.home, '"><img src=x onerror=window.__harm=1>.png');
  await copyFile(join(library.folder, "images", day ?? "", file ?? ""), named);
  await library.cli("generate", "<b>beside</b>", "-m", "sketch", "--size", "320x240", "-r", named, "--quiet").catch(() => undefined);

  const look = async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await page.evaluate(() => "__harm" in window)).toBe(false);
  };
  await page.getByRole("button", { name: "Pin the sidebar" }).click();
  await look();
  await gallery.press("Home");
  for (let i = 0; i < 24; i += 1) {
    await gallery.press("ArrowRight");
    await look();
  }
  await gallery.press("Home", "Enter");
  for (let i = 0; i < 24; i += 1) await gallery.press("ArrowRight");
  await look();
  await gallery.press("Escape", "Home", "c");
  await look();
  await gallery.press("Escape", "t");
  await look();
  await gallery.press("Escape", "p");
  await look();
  await gallery.press("Escape", "/");
  for (const typed of part(0, 8)) {
    await page.keyboard.insertText(`${typed} `);
    await look();
    await gallery.filter.fill("");
  }
  await gallery.press("Escape", "Escape", "Control+k");
  await page.keyboard.insertText("<img src=x onerror=window.__harm=1>");
  await look();
  expect(outside).toEqual([]);
  // A query that is refused answers so; nothing else is complained of, least of all by the content security policy.
  expect(complaints.filter((text) => !/status of 400|status of 422/.test(text))).toEqual([]);
});
