/** Another program on the screen that files can be dropped on: a window of GTK's own that says what it gets. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PLACE = { x: 850, y: 100, side: 300 };

export class Target {
  /** Opens it and waits until it is there. */
  static async open(display) {
    const target = new Target();
    /** The addresses of every drop, in order. */
    target.drops = [];
    target.middle = { x: PLACE.x + PLACE.side / 2, y: PLACE.y + PLACE.side / 2 };
    const words = [fileURLToPath(new URL("target.py", import.meta.url)), ...Object.values(PLACE).map(String)];
    target.program = spawn("/usr/bin/python3", words, { env: { PATH: process.env["PATH"], DISPLAY: display }, stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: target.program.stdout });
    await once(lines, "line");
    lines.on("line", (line) => target.drops.push(JSON.parse(line)));
    return target;
  }

  close() {
    this.program.kill();
  }
}
