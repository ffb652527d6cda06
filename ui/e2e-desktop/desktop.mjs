/** A screen without a monitor, and the driver that starts the real window on it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

import { Builder, Capabilities } from "selenium-webdriver";

import { program } from "./library.mjs";

const SCREEN = "1280x900x24";
/** The longest that a program may take to be there, in ms. */
const PATIENCE = 30_000;

/** Starts a program and says which one it was when there is none. */
function start(name, words, options) {
  const child = spawn(name, words, options);
  child.on("error", (error) => {
    throw new Error(`${name} can't be started: \`scripts/install-test-tools.sh\` installs it`, { cause: error });
  });
  return child;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Asks until it is so, and fails with the words when it never is. */
export async function until(what, ask, patience = PATIENCE) {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain: ${what}`);
    await pause(20);
  }
}

export class Desktop {
  /** Opens a screen on a display that is free. */
  static async open() {
    const desktop = new Desktop();
    desktop.screen = start("Xvfb", ["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
    const [number] = await once(createInterface({ input: desktop.screen.stdout }), "line");
    desktop.display = `:${number}`;
    return desktop;
  }

  /** What a program needs to show itself here. */
  environmentOf(library) {
    return { ...library.environment, DISPLAY: this.display };
  }

  /** Opens the window on a library; the driver is what WebKit itself brings. */
  async show(library, ...words) {
    const port = await freePort();
    const env = { ...this.environmentOf(library), TAURI_WEBVIEW_AUTOMATION: "true" };
    this.driver = start("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { env, stdio: ["ignore", "ignore", process.env["PIXERY_LOUD"] ? "inherit" : "ignore"] });
    await until("WebKitWebDriver answers", () => answers(port));
    const wanted = new Capabilities();
    wanted.setBrowserName("wry");
    wanted.set("webkitgtk:browserOptions", { binary: program("pixery-desktop"), args: ["--library", library.folder, ...words] });
    this.window = await new Builder().withCapabilities(wanted).usingServer(`http://127.0.0.1:${port}/`).build();
    return this.window;
  }

  /** Starts the window's program once more, as a person would, and returns its exit code. */
  async startAgain(library, ...words) {
    const child = start(program("pixery-desktop"), ["--library", library.folder, ...words], { env: this.environmentOf(library), stdio: "ignore" });
    const [code] = await once(child, "exit");
    return code;
  }

  async close() {
    await this.window?.quit();
    this.driver?.kill();
    this.screen?.kill();
  }
}
