/** Libraries made by the command line, and the command line on them. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The command line under test. */
export const pixery = process.env["PIXERY_BIN"] ?? resolve(import.meta.dirname, "../../../target/debug/pixery");

/** Where a vendor would be: on this machine, and nobody listens. No test reaches a real one, whatever key it has. */
const nowhere = "http://127.0.0.1:9";

/** A library in a home of its own. */
export class Library {
  readonly home: string;
  readonly folder: string;
  /** Where vendors are, and the keys that the environment has; a test may say otherwise. */
  readonly vendors: Record<string, string> = { PIXERY_OPENAI_BASE_URL: nowhere, PIXERY_GEMINI_BASE_URL: nowhere, PIXERY_FAL_BASE_URL: nowhere };

  constructor(home: string) {
    this.home = home;
    this.folder = join(home, "library");
  }

  get environment(): NodeJS.ProcessEnv {
    const { PATH, LANG, TMPDIR } = process.env;
    return { PATH, LANG, TMPDIR, HOME: this.home, ...this.vendors };
  }

  /** Runs a command on this library and returns what it prints. */
  async cli(...args: readonly string[]): Promise<string> {
    const { stdout } = await run(pixery, ["--library", this.folder, ...args], { env: this.environment, maxBuffer: 1 << 26 });
    return stdout;
  }

  /** The same as somebody else. */
  async cliAs(actor: string, ...args: readonly string[]): Promise<string> {
    const env = { ...this.environment, PIXERY_ACTOR: actor };
    const { stdout } = await run(pixery, ["--library", this.folder, ...args], { env, maxBuffer: 1 << 26 });
    return stdout;
  }

  /** Runs a command with `--json` and returns its data. */
  async json<Data>(...args: readonly string[]): Promise<Data> {
    return (JSON.parse(await this.cli(...args, "--json")) as { data: Data }).data;
  }

  /** Returns what was done so far, newest first. */
  async journal(): Promise<readonly { id: number; operation: string; undoneBy: number | null }[]> {
    return (await this.json<{ items: { id: number; operation: string; undoneBy: number | null }[] }>("log", "-n", "1000")).items;
  }

  async copy(): Promise<Library> {
    const library = new Library(await newHome());
    await cp(this.folder, library.folder, { recursive: true });
    return library;
  }

  async remove(): Promise<void> {
    await rm(this.home, { recursive: true, force: true });
  }
}

async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "pixery-e2e-"));
  await mkdir(join(home, "library"), { recursive: true });
  return home;
}

/** Makes a library of no images. */
export async function makeEmptyLibrary(): Promise<Library> {
  return new Library(await newHome());
}

/** Makes a library of 24 images, #1 to #24; #24 comes from #8. Two tags, a collection, one star. */
export async function makeLibrary(): Promise<Library> {
  const library = new Library(await newHome());
  const make = (prompt: string, count: number) =>
    library.cli("generate", prompt, "-m", "sketch", "--size", "320x240", "--seed", "7", "-n", String(count), "--quiet");
  await make("a red fox asleep in snow, linocut", 8);
  await make("a lighthouse on a cliff at dusk", 8);
  await make("rows of lavender under a storm", 7);
  await library.cli("remix", "8", "-p", "a red fox awake in snow, linocut", "--quiet");
  await library.cli("tag", "add", "fox", "1", "2", "3");
  await library.cli("tag", "add", "draft", "4");
  await library.cli("collection", "create", "Covers");
  return library;
}
