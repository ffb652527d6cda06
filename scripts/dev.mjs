// dev.mjs PIXERY [FLAG…]: serves the library on a fixed port and the page with hot reload on another; ends both together.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Beside the usual port of `pixery serve`, which may be in use by the person's own gallery. */
const SERVE = 7769;
/** As in ui/vite.config.ts and src-tauri/tauri.conf.json. */
const PAGE = 7768;

const [pixery, ...flags] = process.argv.slice(2);
const children = [];

/** Ends what was started, once. */
function end(code) {
  for (const child of children.splice(0)) child.kill("SIGTERM");
  process.exitCode ??= code;
}

function start(program, words, options) {
  const child = spawn(program, words, options);
  children.push(child);
  child.once("error", (error) => {
    console.error(`${program} can't be started: ${error.message}`);
    end(1);
  });
  child.once("exit", (code) => end(code ?? 0));
  return child;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));

const words = [...flags, "serve", "--port", String(SERVE), "--no-open", "--allow-write", "--allow-generate", "--json-lines"];
// In a group of its own: Ctrl-C comes to this process, which ends both.
const serve = start(pixery, words, { stdio: ["ignore", "pipe", "inherit"], detached: process.platform !== "win32" });

createInterface({ input: serve.stdout }).once("line", (line) => {
  const { url, error } = JSON.parse(line);
  if (url === undefined) {
    console.error([error?.message, error?.hint].filter(Boolean).join("\n"));
    return;
  }
  start(process.execPath, ["node_modules/vite/bin/vite.js", "ui", "--host", "127.0.0.1", "--clearScreen", "false", "--logLevel", "warn"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PIXERY_SERVE: `http://127.0.0.1:${SERVE}` },
  });
  const link = new URL(url);
  link.port = String(PAGE);
  console.log(`\n  ${link.href}\n\n  The link lets one browser in within a minute. Ctrl-C ends.\n`);
});
