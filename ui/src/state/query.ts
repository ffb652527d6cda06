/**
 * A query's terms as the gallery shows and changes them. What they mean is the core's business; parting and quoting follow its
 * scanner: an optional `-`, an optional `key:`, then a word or a text in quotes, where `\"` is a quote and `\\` a backslash.
 */

export type Term = {
  readonly negated: boolean;
  /** What stands before the colon, in lower case. */
  readonly key: string | null;
  /** The value without its quotes. */
  readonly value: string;
  readonly quoted: boolean;
  /** Where it stands in the text: from, and to where. */
  readonly from: number;
  readonly to: number;
};

const pattern = /(-(?=\S))?(?:([A-Za-z_]+):)?("(?:\\["\\]|[^"])*(?:"|$)|\S+|(?<=:)(?=\s|$))/g;

/** Parts a query. What the core would refuse (an open quote) is read as far as it goes. */
export function readTerms(query: string): Term[] {
  const terms: Term[] = [];
  for (const match of query.matchAll(pattern)) {
    const [whole, sign, key, raw = ""] = match;
    if (whole === "") continue;
    const quoted = raw.startsWith('"');
    terms.push({
      negated: sign !== undefined,
      key: key?.toLowerCase() ?? null,
      value: quoted ? raw.slice(1, raw.length > 1 && raw.endsWith('"') ? -1 : undefined).replace(/\\(["\\])/g, "$1") : raw,
      quoted,
      from: match.index,
      to: match.index + whole.length,
    });
  }
  return terms;
}

/** Returns a value as it is written in a query: in quotes where it has to be. */
export function quote(value: string): string {
  const plain = value !== "" && !/[\s",]/.test(value) && !/^[-~<>]/.test(value) && !value.includes("..");
  return plain ? value : `"${value.replace(/(["\\])/g, "\\$1")}"`;
}

export function writeTerm({ negated, key, value, quoted }: Pick<Term, "negated" | "key" | "value" | "quoted">): string {
  const written = quoted ? `"${value.replace(/(["\\])/g, "\\$1")}"` : value;
  return `${negated ? "-" : ""}${key === null ? "" : `${key}:`}${written}`;
}

export function writeTerms(terms: readonly Term[]): string {
  return terms.map(writeTerm).join(" ");
}

const aliases: Readonly<Record<string, string>> = { t: "tag", tags: "tag", in: "collection", collections: "collection", m: "model", actor: "by" };

/** Returns a key under the one name that people learn. */
export function plainKey(key: string): string {
  return aliases[key] ?? key;
}

/** Returns a term's values: unquoted tags are parted by commas, as the core reads them. */
function valuesOf({ key, value, quoted }: Term): string[] {
  return key !== null && plainKey(key) === "tag" && !quoted ? value.split(",") : [value];
}

function isThis(term: Term, key: string, value: string): boolean {
  if (term.key === null || plainKey(term.key) !== key) return false;
  return valuesOf(term).some((one) => one.toLowerCase() === value.toLowerCase());
}

/** Returns what is left of a term without one of its values. */
function without(term: Term, value: string): Term[] {
  const left = valuesOf(term).filter((one) => one.toLowerCase() !== value.toLowerCase());
  return left.length === 0 ? [] : [{ ...term, value: left.join(",") }];
}

export type TermState = "absent" | "asked" | "negated";

/** Returns whether a query asks for `key:value`, or asks for it not. */
export function termState(query: string, key: string, value: string): TermState {
  const term = readTerms(query).find((one) => isThis(one, key, value));
  if (term === undefined) return "absent";
  return term.negated ? "negated" : "asked";
}

/** Returns the query with `key:value` in another state. */
export function setTerm(query: string, key: string, value: string, state: TermState): string {
  const others = readTerms(query).flatMap((term) => (isThis(term, key, value) ? without(term, value) : [term]));
  const rest = writeTerms(others);
  if (state === "absent") return rest;
  const term = `${state === "negated" ? "-" : ""}${key}:${quote(value)}`;
  return rest === "" ? term : `${rest} ${term}`;
}

/** Returns the query with `key:value` asked for, or no longer asked for if it was. */
export function toggleTerm(query: string, key: string, value: string, as: "asked" | "negated" = "asked"): string {
  return setTerm(query, key, value, termState(query, key, value) === as ? "absent" : as);
}

/** Returns a query without the words that have no key: what is shown as chips, and what is typed. */
export function partQuery(query: string): { chips: Term[]; words: string } {
  const terms = readTerms(query);
  return {
    chips: terms.filter((term) => term.key !== null),
    words: writeTerms(terms.filter((term) => term.key === null)),
  };
}
