// Relative links of Markdown files: each must lead to a file of the repository, and to a heading where it names one.

import { posix } from "node:path";

const LINKS = [
  /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g, // [text](target "title"), ![text](target)
  /^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)>?/gm, // [name]: target
  /<(?:img|a)\s[^>]*?(?:src|href)="([^"]+)"/g,
];

/** Returns one line for each link that leads nowhere. `files` maps paths to texts. */
export function brokenLinks(files) {
  const faults = [];
  for (const [path, text] of files) {
    if (!path.endsWith(".md") || text === null) continue;
    for (const target of targetsOf(withoutCode(text))) {
      if (!leadsSomewhere(files, path, target)) faults.push(`${path}: the link to ${target} leads nowhere`);
    }
  }
  return faults;
}

function targetsOf(text) {
  const all = LINKS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]));
  const isElsewhere = (target) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(target);
  return all.filter((target) => !isElsewhere(target));
}

function leadsSomewhere(files, from, target) {
  const [place, heading] = decodeURIComponent(target).split("#");
  const path = place === "" ? from : posix.normalize(posix.join(posix.dirname(from), place)).replace(/\/$/, "");
  const isFolder = [...files.keys()].some((file) => path === "." || file.startsWith(`${path}/`));
  if (!files.has(path)) return isFolder && heading === undefined;
  return heading === undefined || !path.endsWith(".md") || headingsOf(files.get(path)).includes(heading);
}

/** Returns the names under which the headings of a text can be linked to. */
function headingsOf(text) {
  const names = [];
  for (const [, title] of withoutCodeBlocks(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const name = title.toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, "").replace(/ /g, "-");
    const earlier = names.filter((other) => other.replace(/-\d+$/, "") === name).length;
    names.push(earlier === 0 ? name : `${name}-${earlier}`);
  }
  return names;
}

function withoutCode(text) {
  return withoutCodeBlocks(text).replace(/`[^`\n]*`/g, "");
}

function withoutCodeBlocks(text) {
  return text.replace(/^ *(```|~~~)[\s\S]*?^ *\1/gm, "");
}
