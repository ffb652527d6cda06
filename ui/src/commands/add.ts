/** Bringing images in. */
import { tell } from "../api/changes";
import { chooseFiles } from "../state/choosing";
import { text } from "../text/adding";
import type { Command } from "./command";

export const addCommands: readonly Command[] = [
  {
    id: "add.files",
    title: text.choose,
    group: "Organise",
    keys: ["mod+o"],
    inText: true,
    // Also where nothing may be added: the browser would go to the file that is chosen in its own dialog.
    run: ({ client }) => (client.allowed.write ? chooseFiles() : tell(text.mayNotAdd, text.howToAllow)),
  },
];
