/** The native menu bar, read from the registry: a group is a menu. */
import type { MenuGroup } from "../api/client";
import type { Command, Group } from "./command";

/** Returns the menus, in the order in which their groups first appear. */
export function menuGroups(
  commands: readonly Command[],
  rebound: Readonly<Record<string, readonly string[]>>,
): MenuGroup[] {
  const groups = new Map<Group, MenuGroup>();
  for (const { id, title, group, keys } of commands) {
    let menu = groups.get(group);
    if (menu === undefined) {
      menu = { title: group, items: [] };
      groups.set(group, menu);
    }
    menu.items.push({ id, title, key: (rebound[id] ?? keys)[0] ?? null });
  }
  return [...groups.values()];
}
