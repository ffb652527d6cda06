/** What several images have in common, and what they cost together. */
import type { CostKind, Generation } from "../../api/generated/operations";
import { text as money } from "../../text/money";
import { dollars } from "../../text/money";

export type Summary = {
  readonly common: readonly string[];
  /** Tags that some have, with how many; the most frequent first. */
  readonly some: readonly { tag: string; count: number }[];
  /** An import's model may be empty. */
  readonly models: readonly { model: string; count: number }[];
  readonly cost: string;
};

function counted(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, of], [b, to]) => to - of || a.localeCompare(b));
}

/** Returns the cost in words: what is reported and what is estimated stay apart, what nobody knows is counted. */
export function costTogether(images: readonly Pick<Generation, "cost">[]): string {
  const sum = (wanted: CostKind) => images.reduce((all, { cost: { kind, microUsd } }) => all + (kind === wanted ? (microUsd ?? 0) : 0), 0);
  const unknown = images.filter(({ cost }) => cost.kind === "unknown").length;
  const parts = [
    { amount: sum("reported"), words: `${dollars(sum("reported"))} ${money.reported}` },
    { amount: sum("estimated"), words: `≈ ${dollars(sum("estimated"))} ${money.estimated}` },
  ].filter(({ amount }) => amount > 0);
  const words = parts.map((part) => part.words);
  if (unknown > 0) words.push(money.unknown(unknown));
  return words.length === 0 ? dollars(0) : words.join(" + ");
}

/** Summarises images; placeholders say nothing and are left out. */
export function summarise(images: readonly Generation[]): Summary {
  const shown = images.filter(({ withheld }) => withheld === undefined);
  const tags = counted(shown.flatMap((image) => image.tags));
  return {
    common: tags.filter(([, count]) => count === shown.length).map(([tag]) => tag),
    some: tags.filter(([, count]) => count < shown.length).map(([tag, count]) => ({ tag, count })),
    models: counted(shown.map(({ model }) => model)).map(([model, count]) => ({ model, count })),
    cost: costTogether(shown),
  };
}
