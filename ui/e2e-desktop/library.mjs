/** A library of its own in a home of its own, and the command line on it: another process, as an agent's would be. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const programs = resolve(process.env["CARGO_TARGET_DIR"] ?? "target", process.env["PIXERY_PROFILE"] ?? "debug");

/** Returns the path of a built program. */
export function program(name) {
  return join(programs, process.platform === "win32" ? `${name}.exe` : name);
}

/** Where a vendor would be: on this machine, and nobody listens. No test reaches a real one, whatever key it has. */
const nowhere = "http://127.0.0.1:9";
const vendors = { PIXERY_OPENAI_BASE_URL: nowhere, PIXERY_GEMINI_BASE_URL: nowhere, PIXERY_FAL_BASE_URL: nowhere };

/** What programs here may know of this machine: where other programs are, and how to show their own window. */
function surroundings(home) {
  const { PATH, LANG } = process.env;
  return { PATH, LANG: LANG ?? "C.UTF-8", HOME: home, TMPDIR: home, PIXERY_CONFIG_DIR: join(home, "config"), ...vendors };
}

export class Library {
  constructor() {
    this.home = mkdtempSync(join(tmpdir(), "pixery-window-"));
    this.folder = join(this.home, "library");
    this.environment = surroundings(this.home);
  }

  /** Runs a command and returns its envelope, whatever it is. */
  try(...words) {
    const options = { encoding: "utf8", env: { ...this.environment, PIXERY_ACTOR: "agent" }, maxBuffer: 64 << 20 };
    const said = spawnSync(program("pixery"), ["--library", this.folder, "--json", ...words], options);
    if (said.error) throw said.error;
    return JSON.parse(said.stdout);
  }

  /** Runs a command that has to work and returns its data. */
  run(...words) {
    const envelope = this.try(...words);
    if (!envelope.ok) throw new Error(`pixery ${words.join(" ")}: ${envelope.error.message}`);
    return envelope.data;
  }

  /** Paints `count` images; the same words and seed give the same pictures. */
  paint(count, size = "320x240") {
    return this.run("generate", "a red fox in snow, linocut", "-m", "sketch", "-n", String(count), "--size", size, "--seed", "7").generations;
  }

  /** The window may still write its last words while it goes. */
  remove() {
    for (let tries = 20; ; tries -= 1) {
      try {
        // Its own retries look at the folder again, not at what came into it meanwhile.
        rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
        return;
      } catch (error) {
        if (tries === 0 || error.code !== "ENOTEMPTY") throw error;
      }
    }
  }
}
