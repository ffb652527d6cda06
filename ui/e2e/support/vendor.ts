/** The stub vendor, a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { type Library, pixery } from "./library";

export class Vendor {
  readonly address: string;
  private readonly child: ChildProcess;
  private readonly books: string;

  private constructor(child: ChildProcess, address: string, books: string) {
    this.child = child;
    this.address = address;
    this.books = books;
  }

  /** Starts one that takes one key alone, and has the library ask it. */
  static async start(library: Library, key: string): Promise<Vendor> {
    // Its books hold what it was sent: not among the library's files.
    const books = await mkdtemp(join(tmpdir(), "pixery-vendor-"));
    const child = spawn(join(dirname(pixery), "pixery-stub-vendor"), ["--state", books, "--keys", key, "--with-parent"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const address = await new Promise<string>((done, failed) => {
      createInterface({ input: child.stdout }).once("line", done);
      child.once("exit", (code) => failed(new Error(`the stub vendor ended with ${code}`)));
    });
    library.vendors["PIXERY_OPENAI_BASE_URL"] = `${address}/v1`;
    return new Vendor(child, address, books);
  }

  async stop(): Promise<void> {
    const gone = once(this.child, "exit");
    this.child.kill();
    await gone;
    await rm(this.books, { recursive: true, force: true });
  }
}
