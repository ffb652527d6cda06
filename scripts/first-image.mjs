// first-image.mjs PIXERY: makes the library's first image with the built-in model, once, and prints its path.
// A library that holds an image already gets no other.

import { spawnSync } from "node:child_process";
import { relative } from "node:path";

const PROMPT = "a red fox asleep in snow, linocut";
const [pixery] = process.argv.slice(2);

/** Runs a command of Pixery and returns what it answers, and its exit code. */
function run(...words) {
  const answer = spawnSync(pixery, [...words, "--json"], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (answer.error) throw answer.error;
  return { reply: answer.stdout ? JSON.parse(answer.stdout) : { ok: false }, status: answer.status };
}

/** Returns a command's data; ends with its message, hint and exit code when it fails. */
function ask(...words) {
  const { reply, status } = run(...words);
  if (reply.ok) return reply.data;
  const { message = `pixery ${words[0]} failed`, hint = "" } = reply.error ?? {};
  console.error([message, hint].filter(Boolean).join("\n"));
  process.exit(status || 1);
}

/** Returns the newest image that is not in the trash, or nothing, also where a folder is named that holds no library yet. */
function newest() {
  if (run("list", "-n", "1").reply.error?.code === "not_found") return undefined;
  return ask("list", "-n", "1", "--include-hidden").items[0];
}

function make() {
  // The model is named: another default could cost money.
  return ask("generate", PROMPT, "-m", "sketch").generations[0];
}

const image = newest() ?? make();
const command = relative(".", pixery).startsWith("..") ? pixery : relative(".", pixery);
console.log(`
  #${image.id}  ${image.prompt || image.title || "an imported image"}

  Go on with:
    ${command} remix ${image.id} -p "a red fox asleep in snow, at night"
    ${command} generate "a lighthouse on a cliff at dusk, watercolour"
    ${command} list
    ${command} serve --allow-write --allow-generate    the gallery in a browser
    ${command} --help

${image.path}`);
