/** Bringing images in. */
import { chooseFiles } from "../state/choosing";
import { text } from "../text/adding";
import type { Command } from "./command";

export const addCommands: readonly Command[] = [
  {
    id: "add.files",
    title: text.choose,
    group: "Organise",
    keys: ["mod+o"],
    scopes: ["gallery"],
    when: ({ client }) => client.allowed.write,
    run: chooseFiles,
  },
];
