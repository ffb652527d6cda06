/**
 * Measures how long the window takes from its start to the first thumbnail: `node ui/e2e-desktop/bench/start.mjs [--runs 5]`.
 * PIXERY_PROFILE=release takes the programs of a release build, --library FOLDER a library of one's own, which is read only.
 *
 * The clock starts when the driver is asked for the window and stops when it finds a thumbnail with its pixels, which it looks for
 * every 20 ms: the driver's own time is in it. "Page" is the part from the beginning of the page to its first paint with content, by
 * the page's clock. The first start is given by itself: the others find everything in the disk cache.
 */
import { parseArgs } from "node:util";

import { Desktop } from "../desktop.mjs";
import { Library } from "../library.mjs";
import { Page } from "../page.mjs";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" }, library: { type: "string" } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: a whole number from 1 on`);

const library = new Library();
if (values.library === undefined) library.paint(12);
else library.folder = values.library;

function hasThumbnail() {
  return [...document.querySelectorAll("[role=option][data-id] img")].some((image) => image.complete && image.naturalWidth > 0);
}

/** Starts the window once; times in ms. */
async function start() {
  const desktop = await Desktop.open();
  try {
    const begun = performance.now();
    const page = new Page(await desktop.show(library));
    await page.until("a thumbnail", hasThumbnail);
    const all = performance.now() - begun;
    const own = await page.run(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN);
    return { all, own };
  } finally {
    await desktop.close();
  }
}

function line(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map(Math.round);
  return `${name}: median ${middle} ms (${least} to ${most})`;
}

try {
  const first = await start();
  console.log(`first start: ${Math.round(first.all)} ms, of which the page ${Math.round(first.own)}`);
  const again = [];
  for (let run = 0; run < runs; run += 1) again.push(await start());
  console.log(line(`start to first thumbnail, ${runs} more starts`, again.map(({ all }) => all)));
  console.log(line("page, beginning to first paint", again.map(({ own }) => own)));
} finally {
  library.remove();
}
