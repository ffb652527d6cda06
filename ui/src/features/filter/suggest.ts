/** What may be meant while a term is typed. */
import { plainKey, quote, readTerms } from "../../state/query";
import { text } from "../../text/filter";

export type Named = { readonly name: string; readonly count?: number; readonly color?: string | undefined };

export type Names = {
  readonly tags: readonly Named[];
  readonly collections: readonly Named[];
  readonly models: readonly Named[];
  readonly actors: readonly Named[];
};

export type Suggestion = {
  /** What replaces the term that is typed. */
  readonly term: string;
  /** Whether more has to be typed behind it: a key without its value. */
  readonly open: boolean;
  readonly label: string;
  readonly note: string;
  readonly color?: string | undefined;
};

const MOST = 8;

const values: Readonly<Record<string, readonly string[]>> = {
  is: ["starred", "rejected", "untagged", "uncollected", "tagged", "collected", "trashed", "hidden", "reference"],
  has: ["reference", "parent", "title", "negative", "note"],
  since: ["today", "yesterday", "7d", "2w", "3mo", "1y"],
  until: ["yesterday", "7d"],
  ratio: ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2"],
};

/** Returns the term that the caret stands at the end of, as it is written; empty between two terms. */
export function termAt(draft: string, caret: number): { from: number; written: string } {
  const term = readTerms(draft.slice(0, caret)).at(-1);
  if (term === undefined || term.to !== caret) return { from: caret, written: "" };
  return { from: term.from, written: draft.slice(term.from, caret) };
}

/** Orders names: those that begin with what is typed first, then those that hold it; the more images the sooner. */
function matching(names: readonly Named[], typed: string): Named[] {
  const wanted = typed.toLowerCase();
  const found = names.filter(({ name }) => name.toLowerCase().includes(wanted));
  const rank = ({ name }: Named) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b) || (b.count ?? 0) - (a.count ?? 0)).slice(0, MOST);
}

function named(sign: string, key: string, names: readonly Named[], typed: string, before = ""): Suggestion[] {
  return matching(names, typed).map(({ name, count, color }) => ({
    term: `${sign}${key}:${quote(name)}`,
    open: false,
    label: before + name,
    note: count === undefined ? key : text.images(count),
    color,
  }));
}

/** Returns what a term may become, the likeliest first. */
export function suggest(written: string, names: Names): Suggestion[] {
  const [term] = readTerms(written);
  const sign = written.startsWith("-") ? "-" : "";
  if (term?.key != null) {
    const key = plainKey(term.key);
    switch (key) {
      case "tag":
        return named(sign, key, names.tags, term.value);
      case "collection":
        return named(sign, key, names.collections, term.value);
      case "model":
        return named(sign, key, names.models, term.value);
      case "by":
        return named(sign, key, names.actors, term.value);
      default:
        return named(sign, key, (values[key] ?? []).map((name) => ({ name })), term.value);
    }
  }
  const typed = term?.value ?? "";
  const keys = Object.entries(text.keys)
    .filter(([key]) => key.startsWith(typed.toLowerCase()))
    .map(([key, note]): Suggestion => ({ term: `${sign}${key}:`, open: true, label: `${sign}${key}:`, note }));
  if (typed.length < 2) return keys.slice(0, MOST);
  return [
    ...named(sign, "tag", names.tags, typed, "tag:"),
    ...named(sign, "collection", names.collections, typed, "collection:"),
    ...keys,
  ].slice(0, MOST);
}
