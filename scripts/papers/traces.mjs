// Traces of somebody's machine: folders that only they have, and registries that only they can reach.

const TRACES = [
  ["a folder of somebody's machine", /(?<![\w.~$}>-])\/(?:home|Users|root|work)\/[\w.-]+/],
  ["a folder of somebody's machine", /\b[A-Z]:\\Users\\\w+/],
];

/** Returns one line for each trace. `files` maps paths to texts. */
export function machineTraces(files) {
  const faults = [];
  for (const [path, text] of files) {
    if (text === null) continue;
    for (const [line, number] of text.split("\n").map((line, index) => [line, index + 1])) {
      const trace = traceIn(path, line);
      if (trace) faults.push(`${path}:${number}: ${trace}`);
    }
  }
  return faults;
}

function traceIn(path, line) {
  const registry = registryIn(path, line);
  if (registry) return `the registry ${registry} is not for everybody`;
  for (const [what, pattern] of TRACES) {
    const found = line.match(pattern);
    if (found) return `${found[0]} is ${what}`;
  }
  return undefined;
}

/** Returns the registry that a line names, unless it is the one that everybody uses. */
function registryIn(path, line) {
  const name = path.split("/").at(-1);
  switch (name) {
    case "Cargo.lock":
      return line.match(/^source = "(?!registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index")(.+)"/)?.[1];
    case "package-lock.json":
      return line.match(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)(\w+:.+?)"/)?.[1];
    case ".npmrc":
      return line.match(/registry\s*=\s*(\S+)/)?.[1];
    case "config.toml":
      return path.includes(".cargo/") ? line.match(/^\s*(?:registry|replace-with|index)\s*=\s*(\S+)/)?.[1] : undefined;
    default:
      return undefined;
  }
}
