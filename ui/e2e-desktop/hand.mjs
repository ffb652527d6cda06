/** A hand on the screen: it moves the pointer of the display itself, as a person's mouse does, so that the toolkit's own drags begin. */
import { spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** How long the pointer rests after each step, in ms: toolkits answer the pointer, they are not asked by it. */
const REST = 15;

export class Hand {
  constructor(display) {
    this.display = display;
    /** The windows that stand where they are to stand. */
    this.placed = new Set();
  }

  /** Runs xdotool and returns what it says. */
  do(...words) {
    const { status, stdout, stderr, error } = spawnSync("xdotool", words, { encoding: "utf8", env: { PATH: process.env["PATH"], DISPLAY: this.display } });
    if (error) throw new Error("xdotool can't be started: `scripts/install-test-tools.sh` installs it", { cause: error });
    if (status !== 0) throw new Error(`xdotool ${words.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** Puts the window that was opened last at a place; the screen has no manager that would have a say. */
  place({ x, y, width, height }) {
    const windows = this.do("search", "--sync", "--onlyvisible", "--name", "^Pixery$").split("\n");
    const found = windows.find((window) => !this.placed.has(window));
    if (found === undefined) return false;
    this.placed.add(found);
    this.do("windowsize", "--sync", found, String(width), String(height), "windowmove", "--sync", found, String(x), String(y));
    return true;
  }

  /** Whether a window of that name is on the screen; a pattern. */
  finds(name) {
    const { status } = spawnSync("xdotool", ["search", "--onlyvisible", "--name", name], { env: { PATH: process.env["PATH"], DISPLAY: this.display } });
    return status === 0;
  }

  /** Gives the keys to the window of that name. */
  async turnTo(name) {
    const [window] = this.do("search", "--onlyvisible", "--name", name).split("\n");
    this.do("windowfocus", "--sync", window);
    await pause(REST * 20);
  }

  /** Drags from one point of the screen to another, in steps, and looks around before it lets go. */
  async drag(from, to, look = async () => undefined, steps = 24) {
    this.do("mousemove", String(from.x), String(from.y), "mousedown", "1");
    await pause(REST);
    for (let step = 1; step <= steps; step += 1) {
      const at = (a, b) => String(Math.round(a + ((b - a) * step) / steps));
      this.do("mousemove", at(from.x, to.x), at(from.y, to.y));
      await pause(REST);
    }
    this.do("mousemove", String(to.x + 1), String(to.y + 1));
    await pause(REST * 10);
    try {
      await look();
    } finally {
      this.do("mouseup", "1");
    }
  }
}
