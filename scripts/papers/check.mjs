// Runs the checks of the papers over the repository's files, prints what is wrong, and fails if anything is.

import { readFileSync } from "node:fs";

import { badFeatures } from "./features.mjs";
import { brokenLinks } from "./links.mjs";
import { repositoryFiles } from "./repository-files.mjs";
import { machineTraces } from "./traces.mjs";

const files = repositoryFiles();
const backlog = readFileSync("BACKLOG.md", "utf8");
const faults = [...brokenLinks(files), ...badFeatures(backlog), ...machineTraces(files)];

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`${files.size} files looked at`);
