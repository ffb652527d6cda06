/** Whether two commands want the same key at the same place. */
import type { Command, Scope } from "../../commands/command";

function meet(a: readonly Scope[] | undefined, b: readonly Scope[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((scope) => b.includes(scope));
}

/** Returns the other command that a command shares a key with. Two that each have a `when` may take turns. */
export function clashes(
  command: Command,
  commands: readonly Command[],
  rebound: Readonly<Record<string, readonly string[]>>,
): Command | null {
  const keys = rebound[command.id] ?? command.keys;
  return (
    commands.find(
      (other) =>
        other.id !== command.id &&
        !(other.when !== undefined && command.when !== undefined) &&
        meet(other.scopes, command.scopes) &&
        (rebound[other.id] ?? other.keys).some((key) => keys.includes(key)),
    ) ?? null
  );
}
