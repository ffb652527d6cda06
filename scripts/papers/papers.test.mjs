// Each check of the papers must be able to fail.

import assert from "node:assert/strict";
import { test } from "node:test";

import { badFeatures } from "./features.mjs";
import { brokenLinks } from "./links.mjs";
import { machineTraces } from "./traces.mjs";

const links = (text, others = {}) => brokenLinks(new Map(Object.entries({ "docs/a.md": text, ...others })));

test("links to files, folders, headings and elsewhere lead somewhere", () => {
  const others = { "docs/b.md": "# One & two\n## Twice\n## Twice\n", "LICENSE": "", "crates/core/lib.rs": "" };
  const text = [
    "[b](b.md) [b](./b.md#one--two) [b](b.md#twice-1) [licence](../LICENSE) [crates](../crates/core/)",
    "[self](#here) [web](https://example.org/x) <img src=\"../LICENSE\">",
    "# Here",
    "`[code](nowhere.md)`",
    "```\n[code](nowhere.md)\n```",
  ].join("\n");
  assert.deepEqual(links(text, others), []);
});

test("links that lead nowhere are named with their file", () => {
  const text = "[x](gone.md) ![x](gone.png \"title\") [y](#gone)\n\n[z]: ../gone/\n";
  const faults = links(text).sort();
  assert.equal(faults.length, 4);
  assert.equal(faults[1], "docs/a.md: the link to ../gone/ leads nowhere");
});

test("a feature is promised once, and none is made up", () => {
  const faults = badFeatures("- **G1** generate\n- **G1** again\n- **Z9** nothing\n");
  assert.ok(faults.includes("BACKLOG.md: feature G1 is there 2 times, not once"));
  assert.ok(faults.includes("BACKLOG.md: feature D6 is there 0 times, not once"));
  assert.ok(faults.includes("BACKLOG.md: there is no feature Z9"));
});

test("folders and registries of one machine are found", () => {
  // Put together here, so that this file holds no trace itself.
  const home = ["", "home", "somebody", "pixery"].join("/");
  const files = {
    "README.md": `cd ${home}\n`,
    "Cargo.lock": 'source = "registry+https://mirror.example.org/index"\n',
    "package-lock.json": '"resolved": "https://mirror.example.org/x.tgz"\n',
    ".npmrc": "registry=https://mirror.example.org\n",
    ".cargo/config.toml": '[source.crates-io]\nreplace-with = "mirror"\n',
  };
  for (const [path, text] of Object.entries(files)) {
    assert.equal(machineTraces(new Map([[path, text]])).length, 1, path);
  }
});

test("what everybody has is no trace", () => {
  const files = {
    "README.md": "~/Pictures/Pixery, https://example.org/home/x, $HOME/work/x, crates/work/mod.rs\n",
    "Cargo.lock": 'source = "registry+https://github.com/rust-lang/crates.io-index"\n',
    "package-lock.json": '"resolved": "https://registry.npmjs.org/x.tgz"\n',
  };
  assert.deepEqual(machineTraces(new Map(Object.entries(files))), []);
});
