// Measures the gallery on a large library: first thumbnails, a fling through everything, a jump to a date.
//
//   node ui/e2e/bench/scroll.mjs --library DIR [--pixery PATH] [--size 0..5] [--kind rows|masonry] [--seconds 20] [--json]
//
// The page is the built one that the command carries; --page DIR takes a newer build of it from a folder instead.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { chromium } from "playwright-core";

const { values: options } = parseArgs({
  options: {
    library: { type: "string" },
    pixery: { type: "string", default: "target/debug/pixery" },
    page: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    size: { type: "string", default: "2" },
    kind: { type: "string", default: "rows" },
    seconds: { type: "string", default: "20" },
    json: { type: "boolean", default: false },
  },
});
if (options.library === undefined) throw new Error("--library DIR is missing");

const server = spawn(
  options.pixery,
  ["--library", options.library, "serve", "--port", "0", "--no-open", "--json-lines"],
  { stdio: ["pipe", "pipe", "inherit"] },
);
const [first] = await new Promise((resolve, reject) => {
  createInterface({ input: server.stdout }).once("line", (line) => resolve([line]));
  server.once("exit", (code) => reject(new Error(`pixery serve ended with ${code}`)));
});
const { url } = JSON.parse(first);

const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--enable-precise-memory-info"],
});

/** Answers for the page's own files from a folder, with the server's headers. */
async function takePageFrom(page, folder) {
  const kinds = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
  const { origin } = new URL(url);
  await page.route(
    (address) => address.origin === origin && (address.pathname === "/" || address.pathname.startsWith("/assets/")),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname === "/" ? "index.html" : pathname.slice(1);
      await route.fulfill({ body: await readFile(join(folder, file)), contentType: kinds[extname(file)] ?? "image/svg+xml" });
    },
  );
}

function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function tenths(ms) {
  return Math.round(ms * 10) / 10;
}

function framesOf(intervals) {
  const sorted = intervals.toSorted((a, b) => a - b);
  return {
    frames: sorted.length,
    p50: tenths(quantile(sorted, 0.5)),
    p95: tenths(quantile(sorted, 0.95)),
    p99: tenths(quantile(sorted, 0.99)),
    worst: tenths(sorted.at(-1) ?? 0),
    over17: sorted.filter((ms) => ms > 17.5).length,
    over50: sorted.filter((ms) => ms > 50).length,
  };
}

/** Waits until every tile in sight is as `isDone` says; returns how long that took, in ms of the page's clock. */
function everyTile(page, since, isDone) {
  return page.evaluate(
    ([from, selector]) =>
      new Promise((resolve) => {
        const look = () => {
          const area = document.querySelector("[data-grid]")?.getBoundingClientRect();
          const tiles = [...document.querySelectorAll("[role=option]")].filter((tile) => {
            const box = tile.getBoundingClientRect();
            return area !== undefined && box.bottom > area.top && box.top < area.bottom;
          });
          // A tile whose original is gone says so instead.
          const others = tiles.filter((tile) => tile.querySelector(selector) === null && !/missing/.test(tile.textContent ?? ""));
          if (tiles.length > 0 && others.length === 0) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [since, isDone],
  );
}

/** Waits until every tile in sight shows its pixels. */
function allPainted(page, since) {
  return everyTile(page, since, "img[data-is=shown]");
}

/** Waits until every tile in sight knows its image. */
function allThere(page, since) {
  return everyTile(page, since, "img");
}

async function heapOf(page, devtools) {
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return Math.round(usedSize / 104_857.6) / 10;
}

/** Records the compositor's frames while something goes on. */
async function traced(devtools, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  devtools.on("Tracing.dataCollected", collect);
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame"] },
  });
  const result = await work();
  const complete = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.end");
  await complete;
  devtools.off("Tracing.dataCollected", collect);
  const drawn = events.filter(({ name }) => name === "DrawFrame").map(({ ts }) => ts / 1_000).toSorted((a, b) => a - b);
  const dropped = events.filter(({ name }) => name === "DroppedFrame").length;
  return { result, drawn: drawn.slice(1).map((at, i) => at - drawn[i]), dropped };
}

/** Scrolls from top to end at an even pace; returns what each frame of the page took, and the most tiles that there were. */
function fling(page, seconds) {
  return page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const area = document.querySelector("[data-grid]");
        const room = area.scrollHeight - area.clientHeight;
        const intervals = [];
        let most = 0;
        let began = null;
        let last = 0;
        const frame = (now) => {
          began ??= now;
          if (last > 0) intervals.push(now - last);
          last = now;
          most = Math.max(most, document.querySelectorAll("[data-grid] [data-id]").length);
          const share = (now - began) / (duration * 1_000);
          area.scrollTop = share * room;
          if (share < 1) requestAnimationFrame(frame);
          else resolve({ intervals, most, room });
        };
        requestAnimationFrame(frame);
      }),
    seconds,
  );
}

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  if (options.page !== undefined) await takePageFrom(page, options.page);
  const layout = { tileSize: Number(options.size), grid: options.kind, detailsOpen: false };
  await page.addInitScript((state) => localStorage.setItem("pixery.layout", JSON.stringify({ state, version: 1 })), layout);
  const devtools = await page.context().newCDPSession(page);

  await page.goto(url);
  await page.locator("[role=option]").first().waitFor();
  const firstThumbnails = Math.round(await allPainted(page, 0));
  // Once more with the server warm: what a person sees who opens the gallery again.
  await page.reload();
  await page.locator("[role=option]").first().waitFor();
  const again = Math.round(await allPainted(page, 0));

  const before = await heapOf(page, devtools);
  const { result, drawn, dropped } = await traced(devtools, () => fling(page, Number(options.seconds)));
  await page.waitForTimeout(1_000);
  const afterFirst = await heapOf(page, devtools);
  await page.evaluate(() => document.querySelector("[data-grid]").scrollTo(0, 0));
  await fling(page, Number(options.seconds));
  await page.waitForTimeout(1_000);
  const afterSecond = await heapOf(page, devtools);

  // A jump is there when the tiles of that date are; their pixels follow, at once where thumbnails were made before.
  const box = await page.getByRole("slider", { name: "Date" }).boundingBox();
  const jumps = { tiles: [], painted: [], paintedAgain: [] };
  for (const kind of ["painted", "paintedAgain"]) {
    for (const share of [0.5, 0.13, 0.77, 0.31]) {
      const since = await page.evaluate(() => performance.now());
      await page.mouse.click(box.x + box.width - 10, box.y + box.height * share);
      jumps.tiles.push(Math.round(await allThere(page, since)));
      jumps[kind].push(Math.round(await allPainted(page, since)));
    }
  }

  const report = {
    firstThumbnailsMs: { cold: firstThumbnails, again },
    fling: { px: result.room, page: framesOf(result.intervals), drawn: framesOf(drawn), dropped },
    mostTiles: result.most,
    heapMiB: { before, afterFirst, afterSecond },
    jumpsMs: jumps,
  };
  console.log(options.json ? JSON.stringify(report) : report);
} finally {
  await browser.close();
  server.kill("SIGINT");
}
