// What scrolling costs: frames of the page and of the compositor, and the processor time of the whole browser.

export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export function median(values) {
  return quantile(values.toSorted((a, b) => a - b), 0.5);
}

const tenths = (value) => Math.round(value * 10) / 10;

/** A screen of 60 Hz has a frame each 16.7 ms; what takes longer than this came late. */
const LATE = 17.5;

export function framesOf(intervals) {
  const sorted = intervals.toSorted((a, b) => a - b);
  return {
    frames: sorted.length,
    p50: tenths(quantile(sorted, 0.5)),
    p95: tenths(quantile(sorted, 0.95)),
    p99: tenths(quantile(sorted, 0.99)),
    worst: tenths(sorted.at(-1) ?? 0),
    /** In per cent. */
    late: tenths((100 * sorted.filter((ms) => ms > LATE).length) / Math.max(1, sorted.length)),
  };
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

/** Returns the processor time of all of the browser's processes, in ms. */
async function processorTime(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1_000;
}

/**
 * Scrolls from the top at an even pace; `px` is how far, all the way where it is left out. Returns what each frame of the page took,
 * the most tiles that there were, and each tile that was seen, with its image where it had one.
 */
export function scroll(page, { seconds, px, record = false }) {
  return page.evaluate(
    ([duration, distance, records]) =>
      new Promise((resolve) => {
        const area = document.querySelector("[data-grid]");
        const room = Math.min(distance ?? Number.POSITIVE_INFINITY, area.scrollHeight - area.clientHeight);
        const intervals = [];
        const seen = new Map();
        let most = 0;
        let began = null;
        let last = 0;
        const note = () => {
          const tiles = document.querySelectorAll("[data-grid] [data-id]");
          most = Math.max(most, tiles.length);
          if (!records) return;
          for (const tile of tiles) {
            const { transform, width, height } = tile.style;
            const address = tile.querySelector("img")?.getAttribute("src") ?? null;
            if (address !== null || !seen.has(tile.dataset.id)) seen.set(tile.dataset.id, { transform, width, height, address });
          }
        };
        const frame = (now) => {
          began ??= now;
          if (last > 0) intervals.push(now - last);
          last = now;
          const share = (now - began) / (duration * 1_000);
          if (records) note();
          area.scrollTop = Math.min(1, share) * room;
          if (share < 1) requestAnimationFrame(frame);
          else {
            note();
            resolve({ intervals, most, room, height: area.scrollHeight, seen: [...seen.values()] });
          }
        };
        requestAnimationFrame(frame);
      }),
    [seconds, px, record],
  );
}

/** Returns the processor time of the page's main thread, in ms: what else the machine does hardly changes it. */
async function mainThreadTime(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1_000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

/** Scrolls and says what it cost. */
export async function measured(browser, page, how) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await processorTime(browser);
  const threadBefore = await mainThreadTime(devtools);
  const { result, drawn, dropped } = await traced(devtools, () => scroll(page, how));
  const mainThreadMs = Math.round((await mainThreadTime(devtools)) - threadBefore);
  const processorMs = Math.round((await processorTime(browser)) - before);
  await devtools.detach();
  return { page: framesOf(result.intervals), drawn: framesOf(drawn), dropped, processorMs, mainThreadMs, most: result.most };
}

/** Returns the middle of several runs, figure by figure. */
export function middleOf(runs) {
  const [first] = runs;
  if (typeof first === "number") return median(runs);
  return Object.fromEntries(Object.keys(first).map((key) => [key, middleOf(runs.map((run) => run[key]))]));
}
