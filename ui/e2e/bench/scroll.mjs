// Measures the gallery on a large library: first thumbnails; scrolling at reading pace and a fling through everything, each beside
// a control page that has nothing of ours; memory; jumps to a date.
//
//   node ui/e2e/bench/scroll.mjs --library DIR [--pixery PATH] [--size 0..5] [--kind rows|masonry] [--seconds 10] [--runs 3]
//     [--pace 2.5] [--page DIR] [--against DIR] [--json]
//
// The page is the built one that the command carries; --page takes a newer build of it from a folder, --against a second one that is
// measured in turn with it. The runs of each take turns, so that whatever else the machine does falls on all of them.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { chromium } from "playwright-core";

import { openControl } from "./control.mjs";
import { measured, middleOf, scroll } from "./frames.mjs";

const { values: options } = parseArgs({
  options: {
    library: { type: "string" },
    pixery: { type: "string", default: "target/debug/pixery" },
    page: { type: "string" },
    against: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    size: { type: "string", default: "2" },
    kind: { type: "string", default: "rows" },
    seconds: { type: "string", default: "10" },
    runs: { type: "string", default: "3" },
    /** Of reading, in px a ms. */
    pace: { type: "string", default: "2.5" },
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
const { origin } = new URL(url);

const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--enable-precise-memory-info"],
});

/** Answers for the page's own files from a folder, with the server's headers. */
async function takePageFrom(page, folder) {
  const kinds = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
  await page.route(
    (address) => address.origin === origin && (address.pathname === "/" || address.pathname.startsWith("/assets/")),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname === "/" ? "index.html" : pathname.slice(1);
      await route.fulfill({ body: await readFile(join(folder, file)), contentType: kinds[extname(file)] ?? "image/svg+xml" });
    },
  );
}

const settings = { viewport: { width: 1280, height: 800 } };
let signedIn;

/** Opens the gallery in a browser that knows nothing of it yet but who it is. */
async function openGallery(folder) {
  const context = await browser.newContext({ ...settings, ...(signedIn === undefined ? {} : { storageState: signedIn }) });
  const page = await context.newPage();
  if (folder !== undefined) await takePageFrom(page, folder);
  const layout = { tileSize: Number(options.size), grid: options.kind, detailsOpen: false };
  await page.addInitScript((state) => localStorage.setItem("pixery.layout", JSON.stringify({ state, version: 1 })), layout);
  await page.goto(signedIn === undefined ? url : origin);
  await page.locator("[role=option]").first().waitFor();
  signedIn ??= { cookies: await context.cookies(), origins: [] };
  return page;
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

async function heapOf(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  return Math.round(usedSize / 104_857.6) / 10;
}

/** Scrolls the gallery, the one it is held against, and the control in turn; returns the middle of each one's runs, and their ratio. */
async function compared(how) {
  // Whatever the server makes for the first time is made by now; the control learns what there is to show.
  const page = await openGallery(options.page);
  const recorded = await scroll(page, { ...how, record: true });
  await page.context().close();

  const openers = {
    gallery: () => openGallery(options.page),
    ...(options.against === undefined ? {} : { against: () => openGallery(options.against) }),
    control: async () => openControl(await browser.newContext({ ...settings, storageState: signedIn }), origin, recorded),
  };
  const runs = Object.fromEntries(Object.keys(openers).map((name) => [name, []]));
  for (let run = 0; run < Number(options.runs); run += 1) {
    const turn = Object.entries(openers);
    for (const [name, open] of run % 2 === 0 ? turn : turn.toReversed()) {
      const opened = await open();
      await opened.waitForTimeout(1_500);
      await opened.unrouteAll();
      runs[name].push(await measured(browser, opened, how));
      await opened.context().close();
    }
  }
  const middle = Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, middleOf(all)]));
  const ratio = (of) => Math.round((100 * of(middle.gallery)) / Math.max(0.1, of(middle.control))) / 100;
  return {
    px: recorded.room,
    ...middle,
    toControl: { p99: ratio(({ page: { p99 } }) => p99), drawnP99: ratio(({ drawn: { p99 } }) => p99), processor: ratio(({ processorMs }) => processorMs) },
  };
}

try {
  const page = await openGallery(options.page);
  const cold = Math.round(await allPainted(page, 0));
  // Once more with the server warm: what a person sees who opens the gallery again.
  await page.reload();
  await page.locator("[role=option]").first().waitFor();
  const again = Math.round(await allPainted(page, 0));

  const seconds = Number(options.seconds);
  const before = await heapOf(page);
  await scroll(page, { seconds });
  await page.waitForTimeout(1_000);
  const afterFirst = await heapOf(page);
  await page.evaluate(() => document.querySelector("[data-grid]").scrollTo(0, 0));
  await scroll(page, { seconds });
  await page.waitForTimeout(1_000);
  const afterSecond = await heapOf(page);

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
  await page.context().close();

  const report = {
    load: loadavg().map((load) => Math.round(load * 10) / 10),
    firstThumbnailsMs: { cold, again },
    heapMiB: { before, afterFirst, afterSecond },
    jumpsMs: jumps,
    reading: await compared({ seconds, px: Number(options.pace) * 1_000 * seconds }),
    fling: await compared({ seconds }),
    loadAtEnd: loadavg().map((load) => Math.round(load * 10) / 10),
  };
  if (options.json) console.log(JSON.stringify(report));
  else console.dir(report, { depth: 5 });
} finally {
  await browser.close();
  server.kill("SIGINT");
}
