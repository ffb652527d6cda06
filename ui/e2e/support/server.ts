/** `pixery serve` for a test. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { type Library, pixery } from "./library";

export class Server {
  /** The link that signs a browser in, once. */
  readonly link: string;
  readonly port: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, link: string) {
    this.child = child;
    this.link = link;
    this.port = Number(new URL(link).port);
  }

  static async start(library: Library, port = 0, ...words: readonly string[]): Promise<Server> {
    const child = spawn(
      pixery,
      ["--library", library.folder, "serve", "--no-open", "--json-lines", "--allow-write", "--port", String(port), ...words],
      { env: library.environment, stdio: ["pipe", "pipe", "inherit"] },
    );
    const line = await new Promise<string>((done, failed) => {
      createInterface({ input: child.stdout }).once("line", done);
      child.once("exit", (code) => failed(new Error(`pixery serve ended with ${code} before it served`)));
    });
    return new Server(child, (JSON.parse(line) as { url: string }).url);
  }

  async stop(how: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill(how);
    await gone;
  }
}
