/** Whether two commands want the same key at the same place. */
import type { Command, Scope } from "../../commands/command";

function meet(a: readonly Scope[] | undefined, b: readonly Scope[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((scope) => b.includes(scope));
}

/**
 * Returns the other command that a command shares a key with. The listener takes the first that can be done, so two share a key
 * in peace where the earlier one has a `when`: panning while zoomed, else the next image.
 */
export function clashes(
  command: Command,
  commands: readonly Command[],
  rebound: Readonly<Record<string, readonly string[]>>,
): Command | null {
  const keys = rebound[command.id] ?? command.keys;
  const place = commands.indexOf(command);
  return (
    commands.find(
      (other, i) =>
        other.id !== command.id &&
        (i < place ? other : command).when === undefined &&
        meet(other.scopes, command.scopes) &&
        (rebound[other.id] ?? other.keys).some((key) => keys.includes(key)),
    ) ?? null
  );
}
