// The files that belong to the repository: tracked, or new and not ignored.

import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, readdirSync } from "node:fs";

const NOT_OURS = [".git", "target", "node_modules"];

/**
 * Returns a map from each file's path (from the repository's root, `/`-separated) to its text; null for what is not
 * text. Run it in the repository's root.
 */
export function repositoryFiles() {
  const paths = filesOfGit() ?? filesUnder(".");
  return new Map(paths.filter(isFile).map((path) => [path, textOf(path)]));
}

/** Returns the paths as git knows them; nothing where there is no git or no repository. */
function filesOfGit() {
  // A checkout may belong to another user than the one who runs the checks.
  const words = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const answer = spawnSync("git", words, { encoding: "utf8", maxBuffer: 64 << 20 });
  return answer.status === 0 ? answer.stdout.split("\0").filter(Boolean) : undefined;
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : filesUnder(path);
    return [path];
  });
}

function isFile(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function textOf(path) {
  const bytes = readFileSync(path);
  return bytes.subarray(0, 8000).includes(0) ? null : bytes.toString("utf8");
}
