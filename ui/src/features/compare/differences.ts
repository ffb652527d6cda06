/** What differs between images, in one sentence, from their recipes. */
import type { Generation, Parameters } from "../../api/generated/operations";
import { listsOf, number, plain } from "../../components/recipe/recipe";
import { text } from "../../text/compare";

type Recipe = Pick<Generation, "model" | "prompt" | "negativePrompt" | "parameters" | "references" | "width" | "height">;

/** A diff of more words than this is a new prompt. */
const MOST_WORDS = 8;
/** More parts than this are counted. */
const MOST_PARTS = 5;
/** Longer prompts are not compared word by word. */
const LONGEST = 600;

/** Returns the words that only the first text has, and those that only the second has, in their order. */
export function wordDiff(before: string, after: string): { removed: string[]; added: string[] } | null {
  const a = before.split(/\s+/).filter((word) => word !== "");
  const b = after.split(/\s+/).filter((word) => word !== "");
  if (a.length > LONGEST || b.length > LONGEST) return null;
  // The longest common subsequence, by the lengths of those of every two ends.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const removed: string[] = [];
  const added: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      removed.push(a[i] ?? "");
      i += 1;
    } else {
      added.push(b[j] ?? "");
      j += 1;
    }
  }
  return { removed, added };
}

function bare(words: readonly string[]): string {
  return words.join(" ").replace(/^[,;.]+|[,;.]+$/g, "");
}

function promptPart(prompts: readonly string[]): string {
  const [before = "", after = ""] = prompts;
  if (prompts.length > 2) return text.prompts;
  const diff = wordDiff(before, after);
  if (diff === null || diff.removed.length + diff.added.length > MOST_WORDS) return text.rewritten;
  return text.words(bare(diff.removed), bare(diff.added));
}

function sizeOf({ parameters, width, height }: Recipe): string {
  return parameters.size ?? `${width}x${height}`;
}

function lorasOf(parameters: Parameters): string {
  return listsOf(parameters).loras.map(({ name, scale }) => `${name} × ${number(scale)}`).join(", ");
}

function referencesOf({ references }: Recipe): string {
  return references.map(({ role, sha256 }) => `${role} ${sha256}`).join(" ");
}

type Facet = { name: string; of(recipe: Recipe): string; isSilent?: boolean };

function setting(name: keyof typeof text.names & keyof Parameters): Facet {
  return { name: text.names[name], of: ({ parameters }) => show(parameters[name]) };
}

function show(value: unknown): string {
  return typeof value === "number" ? number(value) : plain(value);
}

/** What is told with its values, in the order that it matters; what says nothing to people is only named. */
const facets: readonly Facet[] = [
  { name: text.names.model, of: ({ model }) => model },
  { name: text.names.negative, of: ({ negativePrompt }) => negativePrompt ?? "", isSilent: true },
  { name: text.names.references, of: referencesOf, isSilent: true },
  { name: text.names.size, of: sizeOf },
  { ...setting("seed"), isSilent: true },
  setting("steps"),
  setting("guidanceScale"),
  setting("sampler"),
  setting("scheduler"),
  setting("strength"),
  setting("referenceStrength"),
  { name: text.names.loras, of: ({ parameters }) => lorasOf(parameters) },
];

function isSame(values: readonly string[]): boolean {
  return values.every((value) => value === values[0]);
}

function inTurn(all: readonly string[]): string {
  return all.map((value) => (value === "" ? text.none : value)).join(" → ");
}

/** Returns the names of what only one model knows, of all recipes. */
function extrasOf(recipes: readonly Recipe[]): string[] {
  return [...new Set(recipes.flatMap(({ parameters }) => Object.keys(listsOf(parameters).extras)))].toSorted();
}

/** Returns what differs, a part per thing. */
export function differences(recipes: readonly Recipe[]): string[] {
  const parts: string[] = [];
  const prompts = recipes.map(({ prompt }) => prompt);
  if (!isSame(prompts)) parts.push(promptPart(prompts));
  const extras = extrasOf(recipes).map((name): Facet => ({ name, of: ({ parameters }) => plain(listsOf(parameters).extras[name]) }));
  for (const { name, of, isSilent = false } of [...facets, ...extras]) {
    const all = recipes.map(of);
    if (isSame(all)) continue;
    parts.push(isSilent ? name : `${name}: ${inTurn(all)}`);
  }
  return parts;
}

/** Returns one sentence of what differs. */
export function sentenceOf(recipes: readonly Recipe[]): string {
  const parts = differences(recipes);
  if (parts.length === 0) return text.same;
  const shown = parts.length > MOST_PARTS ? [...parts.slice(0, MOST_PARTS - 1), text.more(parts.length - MOST_PARTS + 1)] : parts;
  const last = shown.at(-1) ?? "";
  const list = shown.length === 1 ? last : `${shown.slice(0, -1).join(", ")} ${text.and} ${last}`;
  return text.only(list);
}
