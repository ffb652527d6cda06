/** What is offered while a tag or collection is typed. */
export type LabelOption = { readonly name: string; readonly count: number };

const MOST = 8;

function folded(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Returns names that begin with what was typed, then those that hold it, the most used first within each. */
export function offeredLabels(options: readonly LabelOption[], typed: string): LabelOption[] {
  const wanted = folded(typed.trim());
  const byUse = options.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  const begins = byUse.filter(({ name }) => folded(name).startsWith(wanted));
  const holds = byUse.filter(({ name }) => !folded(name).startsWith(wanted) && folded(name).includes(wanted));
  return [...begins, ...holds].slice(0, MOST);
}

/** Whether what was typed is a name of its own, that none of the options has. */
export function isNew(options: readonly LabelOption[], typed: string): boolean {
  const name = typed.trim().toLowerCase();
  return name !== "" && !options.some((option) => option.name.toLowerCase() === name);
}
