/** The menu of images: what the registry says can be done with them now. */
import type { MenuLine } from "../components/Menu";
import { useLayout } from "../state/layout";
import { useView } from "../state/view";
import { text } from "../text/organise";
import type { Command, Context, Group } from "./command";
import { commands } from "./registry";

const order: readonly Group[] = ["Look", "Mark", "Find", "Organise", "Edit", "Copy"];
/** What takes images away stands apart, at the end. */
const last = new Set(["organise.trash", "organise.restore", "organise.purge"]);

function titleOf({ id, title }: Command): string {
  const { collection } = useView.getState().view;
  return id === "organise.remove-from-collection" && collection !== null ? text.menu.removeFrom(collection) : title;
}

function inScope({ scopes }: Command, { scope }: Context): boolean {
  return scopes === undefined || scopes.includes(scope);
}

/** Returns the lines of the menu, in groups; what can't be done now is not there. */
export function imageMenu(context: Context): MenuLine[] {
  const { keys } = useLayout.getState();
  const offered = commands.filter(
    (command) => command.menu === "image" && inScope(command, context) && (command.when?.(context) ?? true),
  );
  const groups = [
    ...order.map((group) => offered.filter((command) => command.group === group && !last.has(command.id))),
    offered.filter(({ id }) => last.has(id)),
  ].filter((group) => group.length > 0);
  const line = (command: Command): MenuLine => ({
    kind: "item",
    label: titleOf(command),
    keys: (keys[command.id] ?? command.keys)[0],
    danger: command.id === "organise.purge",
    run: () => void command.run(context),
  });
  const lines: MenuLine[] = [];
  for (const group of groups) {
    if (lines.length > 0) lines.push({ kind: "separator" });
    lines.push(...group.map(line));
  }
  return lines;
}
