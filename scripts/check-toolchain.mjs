// Says what is missing of Node, Rust and the cargo subcommands named as arguments, and fails if anything is.
// The versions wanted are read from package.json and Cargo.toml; nothing is installed here.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Returns the numbers of a version such as "1.95.0". */
function numbers(version) {
  return version.split(".").map(Number);
}

/** Returns whether one version is the other or newer; absent parts count as 0. */
function reaches(found, wanted) {
  const [left, right] = [numbers(found), numbers(wanted)];
  for (const place of [0, 1, 2]) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Returns the first version that a program prints, or nothing when it can't be run. */
function versionOf(program, ...words) {
  const answer = spawnSync(program, words, { encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.match(/\d+\.\d+(\.\d+)?/)?.[0] : undefined;
}

/** Returns the first group of a pattern that a file of this repository must hold. */
function wantedIn(file, pattern) {
  const found = readFileSync(new URL(`../${file}`, import.meta.url), "utf8").match(pattern);
  if (!found) throw new Error(`${file} names no version`);
  return found[1];
}

const missing = [];

function require(name, found, wanted, remedy) {
  if (found && reaches(found, wanted)) {
    console.log(`${name} ${found}`);
  } else {
    missing.push(`${name} ${wanted} or newer (${found ? `found ${found}` : "not found"}): ${remedy}`);
  }
}

const rust = wantedIn("Cargo.toml", /rust-version = "([\d.]+)"/);
const node = wantedIn("package.json", /"node": ">=([\d.]+)"/);
require("Node", process.versions.node, node, "see https://nodejs.org");
require("Rust", versionOf("rustc", "--version"), rust, "see https://rustup.rs, or `rustup update stable`");
require("cargo", versionOf("cargo", "--version"), rust, "it comes with Rust");
for (const command of process.argv.slice(2)) {
  const remedy = `\`rustup component add ${command === "fmt" ? "rustfmt" : command}\``;
  require(`cargo ${command}`, versionOf("cargo", command, "--version"), "0.1", remedy);
}

if (missing.length > 0) {
  console.error(["missing:", ...missing.map((line) => `  ${line}`)].join("\n"));
  process.exit(1);
}
