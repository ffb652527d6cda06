/** Another program on the screen that files are dragged out of: a window of GTK's own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PLACE = { x: 850, y: 500, side: 300 };

export class Source {
  /** Opens it and waits until it is there. */
  static async open(display) {
    const source = new Source();
    /** Of every drag that is over, whether it was taken. */
    source.ends = [];
    source.middle = { x: PLACE.x + PLACE.side / 2, y: PLACE.y + PLACE.side / 2 };
    const words = [fileURLToPath(new URL("source.py", import.meta.url)), ...Object.values(PLACE).map(String)];
    source.program = spawn("/usr/bin/python3", words, { env: { PATH: process.env["PATH"], DISPLAY: display }, stdio: ["pipe", "pipe", "inherit"] });
    source.lines = createInterface({ input: source.program.stdout });
    await once(source.lines, "line");
    source.lines.on("line", (line) => line !== "null" && source.ends.push(JSON.parse(line)));
    return source;
  }

  /** Says which addresses the next drag carries. */
  async hold(addresses) {
    this.program.stdin.write(`${JSON.stringify(addresses)}\n`);
    await once(this.lines, "line");
  }

  close() {
    this.program.kill();
  }
}
