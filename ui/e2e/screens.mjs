// Draws the sheets of screens in docs/: the real gallery over a library, at two sizes, in one theme a sheet.
//   node ui/e2e/screens.mjs PIXERY LIBRARY [EMPTY-LIBRARY]
// PIXERY is the program with the gallery built in. The libraries are only looked at.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { chromium } from "@playwright/test";

const [program, library, empty] = process.argv.slice(2);
if (program === undefined || library === undefined) throw new Error("usage: screens.mjs PIXERY LIBRARY [EMPTY-LIBRARY]");

const chromiumFlags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Serves a library until `end` is called. */
async function serve(folder) {
  const home = mkdtempSync(path.join(tmpdir(), "pixery-screens-"));
  const server = spawn(program, ["--library", folder, "serve", "--no-open", "--json", "--allow-write"], {
    env: { ...process.env, HOME: home, XDG_STATE_HOME: home },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  const { url } = JSON.parse(String(line).split("\n")[0]).data;
  return {
    url,
    async end() {
      server.kill("SIGTERM");
      await once(server, "exit");
      rmSync(home, { recursive: true });
    },
  };
}

const tile = (page, place) => page.locator("[data-id]").nth(place);
const settle = (page) => page.waitForTimeout(900);

/** What each screen is, and how to get there from a fresh page. */
const screens = [
  ["Gallery", async () => undefined],
  ["Details", async (page) => tile(page, 3).click()],
  [
    "Sidebar and marks",
    async (page) => {
      await page.keyboard.press("[");
      for (const place of [1, 3, 6]) await tile(page, place).click({ modifiers: ["Control"] });
    },
  ],
  [
    "Filter",
    async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("-tag:draft tag:w");
    },
  ],
  [
    "Viewer",
    async (page) => {
      await tile(page, 2).click();
      await page.keyboard.press("Enter");
    },
  ],
  [
    "Compare",
    async (page) => {
      for (const place of [2, 5]) await tile(page, place).click({ modifiers: ["Control"] });
      await page.keyboard.press("c");
    },
  ],
  ["Commands", async (page) => page.keyboard.press("Control+k")],
  ["Keys", async (page) => page.keyboard.press("?")],
  ["Settings", async (page) => page.keyboard.press("Control+,")],
];

async function shots(browser, theme, size) {
  const taken = [];
  const rows = empty === undefined ? screens : [...screens, ["First run", async () => undefined, empty]];
  for (const [name, go, folder = library] of rows) {
    const server = await serve(folder);
    const page = await browser.newPage({ viewport: size, colorScheme: theme });
    await page.goto(server.url);
    await settle(page);
    await go(page);
    await settle(page);
    taken.push([`${name}, ${size.width} × ${size.height}`, await page.screenshot({ type: "jpeg", quality: 82 })]);
    await page.close();
    await server.end();
  }
  return taken;
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: chromiumFlags.split(" ") });
for (const theme of ["dark", "light"]) {
  const taken = [
    ...(await shots(browser, theme, { width: 1280, height: 800 })),
    ...(await shots(browser, theme, { width: 1920, height: 1080 })),
  ];
  const sheet = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
  const figures = taken.map(
    ([name, image]) => `<figure><img src="data:image/jpeg;base64,${image.toString("base64")}"><figcaption>${name}</figcaption></figure>`,
  );
  await sheet.setContent(
    `<style>body{margin:24px;background:#777;display:grid;grid-template-columns:repeat(3,1fr);gap:20px;font:16px sans-serif;color:#fff}
     figure{margin:0}img{width:100%;display:block;border-radius:4px}figcaption{padding:6px 2px}</style>${figures.join("")}`,
  );
  await sheet.waitForTimeout(500);
  await sheet.screenshot({ path: `docs/screens-${theme}.jpg`, type: "jpeg", quality: 72, fullPage: true });
  await sheet.close();
}
await browser.close();
