/** Every command, in the order that palette and cheatsheet show within a group. A new file of commands is one line here. */
import { addCommands } from "./add";
import type { Command } from "./command";
import { compareCommands } from "./compare";
import { copyCommands } from "./copy";
import { helpCommands } from "./help";
import { lookCommands } from "./look";
import { markCommands } from "./mark";
import { moveCommands } from "./move";
import { organiseCommands } from "./organise";
import { regionCommands } from "./regions";
import { safeModeCommands } from "./safeMode";
import { similarCommands } from "./similar";
import { viewCommands } from "./view";
import { zoomCommands } from "./zoom";

export const commands: readonly Command[] = [
  ...moveCommands,
  ...zoomCommands,
  ...lookCommands,
  ...compareCommands,
  ...markCommands,
  ...organiseCommands,
  ...addCommands,
  ...similarCommands,
  ...copyCommands,
  ...viewCommands,
  ...regionCommands,
  ...safeModeCommands,
  ...helpCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function commandById(id: string): Command {
  const command = byId.get(id);
  if (command === undefined) throw new Error(`no command ${id}`);
  return command;
}
