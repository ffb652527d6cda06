/** What the cheatsheet says: commands by where and what for, those that differ by a number only in one line. */
import type { Command, Scope } from "../../commands/command";

export type SheetLine = { readonly id: string; readonly title: string; readonly keys: readonly string[] };
export type SheetGroup = { readonly name: string; readonly lines: readonly SheetLine[] };

/** Where a command works that doesn't in the gallery; nothing for those that do. */
function placeOf(scopes: readonly Scope[] | undefined, names: Readonly<Record<Scope, string>>): string | null {
  if (scopes === undefined || scopes.includes("gallery")) return null;
  return scopes.map((scope) => names[scope]).join(", ");
}

const NUMBERED = /^(.*\D)\d$/;

/** Returns the groups in the order of the registry. `keysOf` gives a command's keys as people read them. */
export function sheetOf(
  commands: readonly Command[],
  keysOf: (command: Command) => readonly string[],
  names: Readonly<Record<Scope, string>>,
): SheetGroup[] {
  const groups = new Map<string, { id: string; title: string; keys: readonly string[]; stem: string | null; to: string }[]>();
  for (const command of commands) {
    const keys = keysOf(command);
    const [first] = keys;
    if (first === undefined) continue;
    const name = placeOf(command.scopes, names) ?? command.group;
    const lines = groups.get(name) ?? [];
    groups.set(name, lines);
    const stem = keys.length === 1 ? (NUMBERED.exec(command.title)?.[1]?.trim() ?? null) : null;
    const before = lines.at(-1);
    if (stem !== null && before !== undefined && before.stem === stem) before.to = first;
    else lines.push({ id: command.id, title: command.title, keys, stem, to: first });
  }
  return [...groups].map(([name, lines]) => ({
    name,
    lines: lines.map(({ id, title, keys, stem, to }) => {
      const isMany = stem !== null && keys[0] !== to;
      return { id, title: isMany ? stem : title, keys: isMany ? [`${keys[0]} – ${to}`] : keys };
    }),
  }));
}
