// Draws the sheets of screens in docs/: the real gallery over a library, at two sizes, in one theme a sheet.
//   node ui/e2e/screens.mjs PIXERY LIBRARY EMPTY-LIBRARY [HOSTILE-LIBRARY] [--each FOLDER]
// PIXERY is the program with the gallery built in; PIXERY_PAGE names a newer build of the page. The libraries are copied first; one
// that is not there is empty. FOLDER gets each screen in its full size, too.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { chromium } from "@playwright/test";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { each: { type: "string" } } });
const [program, library, empty, hostile] = positionals;
if (program === undefined || library === undefined || empty === undefined) {
  throw new Error("usage: screens.mjs PIXERY LIBRARY EMPTY-LIBRARY [HOSTILE-LIBRARY] [--each FOLDER]");
}

const chromiumFlags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Serves a copy of a library until `end` is called. */
async function serve(folder) {
  const home = mkdtempSync(path.join(tmpdir(), "pixery-screens-"));
  if (existsSync(folder)) cpSync(folder, path.join(home, "library"), { recursive: true });
  const server = spawn(program, ["--library", path.join(home, "library"), "serve", "--no-open", "--json", "--allow-write", "--allow-generate"], {
    env: { ...process.env, HOME: home, XDG_STATE_HOME: home },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  const { url } = JSON.parse(String(line).split("\n")[0]).data;
  return {
    url,
    async end(signal = "SIGTERM") {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill(signal);
      await once(server, "exit");
    },
    clear: () => rmSync(home, { recursive: true, force: true }),
  };
}

const kinds = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml" };

/** Takes the page's own files from PIXERY_PAGE, if that is set. */
async function takePage(page) {
  const folder = process.env.PIXERY_PAGE;
  if (folder === undefined) return;
  await page.route(/^http:\/\/127\.0\.0\.1:\d+\/(assets\/.*)?(\?.*)?$/, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(folder, pathname === "/" ? "index.html" : pathname);
    return existsSync(file) ? route.fulfill({ body: readFileSync(file), contentType: kinds[path.extname(file)] ?? "text/plain" }) : route.continue();
  });
}

const tile = (page, place) => page.locator("[role=option][data-id]").nth(place);
const settle = (page) => page.waitForTimeout(700);
const mark = async (page, ...places) => {
  for (const place of places) await tile(page, place).click({ modifiers: ["Control"] });
};
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const inSidebar = async (page, name) => {
  await press(page, "[");
  await page.getByRole("complementary", { name: "Sidebar" }).getByRole("button", { name }).click();
};
const room = (name) => async (page) => {
  await press(page, "Control+,");
  await page.getByRole("dialog", { name: "Settings" }).getByRole("button", { name, exact: true }).click();
};

/** What each screen is, and how to get there from a fresh page. */
const screens = [
  ["Rows and Details", async (page) => tile(page, 3).click()],
  ["Columns", async (page) => page.getByRole("button", { name: "Show in columns" }).click()],
  ["Sidebar, marks, bar, message", async (page) => {
    await press(page, "[");
    await mark(page, 1, 3, 6);
    await press(page, "f");
  }],
  ["Filter", async (page) => {
    await press(page, "/");
    await page.keyboard.type("-tag:draft tag:w");
  }],
  ["Nothing found", async (page) => {
    await press(page, "/");
    await page.keyboard.type("zeppelin tag:draft ");
    await press(page, "Escape");
  }],
  ["Menu", async (page) => tile(page, 1).click({ button: "right" })],
  ["Tags", async (page) => {
    await mark(page, 1, 3);
    await press(page, "t");
  }],
  ["Viewer with facts", async (page) => {
    await tile(page, 2).click();
    await press(page, "Enter", "i");
  }],
  ["Quick look", async (page) => {
    await tile(page, 2).click();
    await press(page, "Space");
  }],
  ["Side by side", async (page) => {
    await mark(page, 2, 3);
    await press(page, "c");
  }],
  ["Wipe", async (page) => {
    await mark(page, 2, 3);
    await press(page, "c", "w");
  }],
  ["Difference", async (page) => {
    await mark(page, 1, 4);
    await press(page, "c", "d");
  }],
  ["Notes", async (page) => {
    await press(page, "Home", "n");
    await page.keyboard.type("fewer trees, and more snow on the left");
    await press(page, "Control+Enter");
  }],
  ["Lineage", async (page) => press(page, "Home", "p")],
  ["Commands", async (page) => {
    await press(page, "Home");
    await press(page, "Control+k");
    await page.keyboard.type("co");
  }],
  ["Keys", async (page) => press(page, "?")],
  ["Settings", async (page) => press(page, "Control+,")],
  ["Providers in the settings", room("Providers")],
  ["Shortcuts in the settings", room("Shortcuts")],
  ["Activity", async (page) => {
    await press(page, "Home", "f", "ArrowRight", "x");
    await inSidebar(page, "Activity");
  }],
  ["Trash", async (page) => {
    await mark(page, 1, 3);
    await press(page, "Delete");
    await settle(page);
    await inSidebar(page, /^Trash/);
  }],
  ["Empty trash", async (page) => {
    await inSidebar(page, /^Trash/);
    const restore = page.getByRole("button", { name: "Restore all" });
    if (await restore.isVisible()) await restore.click();
  }],
  ["Connection lost", async (page, server) => {
    await tile(page, 2).click();
    await server.end("SIGKILL");
    await page.waitForTimeout(2_000);
    await tile(page, 5).click();
  }],
  ["First run", async () => undefined, empty],
  ...(hostile === undefined ? [] : [
    ["Hostile names and shapes", async (page) => {
      await press(page, "[");
      await tile(page, 0).click();
    }, hostile],
    ["Hostile names, marked", async (page) => mark(page, 0, 1), hostile],
  ]),
];

async function shots(browser, theme, size) {
  const taken = [];
  for (const [name, go, folder = library] of screens) {
    const server = await serve(folder);
    const page = await browser.newPage({ viewport: size, colorScheme: theme, reducedMotion: "reduce" });
    await takePage(page);
    await page.goto(server.url);
    await settle(page);
    await settle(page);
    await go(page, server);
    await settle(page);
    if (values.each !== undefined) {
      mkdirSync(values.each, { recursive: true });
      await page.screenshot({ path: path.join(values.each, `${size.width} ${theme} ${name}.png`) });
    }
    taken.push([`${name}, ${size.width} × ${size.height}`, await page.screenshot({ type: "jpeg", quality: 85 })]);
    await page.close();
    await server.end();
    server.clear();
  }
  return taken;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: chromiumFlags.split(" ") });
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
    `<style>body{margin:20px;background:#777;display:grid;grid-template-columns:repeat(4,1fr);gap:16px;font:14px sans-serif;color:#fff}
     figure{margin:0}img{width:100%;display:block;border-radius:4px}figcaption{padding:6px 2px}</style>${figures.join("")}`,
  );
  await sheet.waitForTimeout(500);
  await sheet.screenshot({ path: `docs/screens-${theme}.jpg`, type: "jpeg", quality: 55, fullPage: true });
  await sheet.close();
}
await browser.close();
