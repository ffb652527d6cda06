/** Another program on the screen: a square window of GTK's own, written in Python, that says in lines of JSON what happens to it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SIDE = 300;

export class Other {
  /** Opens a script's window at a place and waits until it is there, which its first line says. */
  constructor(script, display, { x, y }) {
    this.middle = { x: x + SIDE / 2, y: y + SIDE / 2 };
    const words = [fileURLToPath(new URL(script, import.meta.url)), ...[x, y, SIDE].map(String)];
    this.program = spawn("/usr/bin/python3", words, { env: { PATH: process.env["PATH"], DISPLAY: display }, stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.program.stdout });
  }

  /** Returns once the program says its next line. */
  async line() {
    await once(this.lines, "line");
  }

  /** Sends a line. */
  say(value) {
    this.program.stdin.write(`${JSON.stringify(value)}\n`);
  }

  /** Has every further line of a drag in `said`. */
  note(said) {
    this.lines.on("line", (line) => line !== "null" && said.push(JSON.parse(line)));
  }

  close() {
    this.program.kill();
  }
}
