/** Image files that a person chooses in a dialog: the window's own, or the browser's. */
import { attempt } from "../../api/changes";
import type { Client } from "../../api/client";
import { addFiles, addHeld } from "./adding";

const KINDS = "image/png,image/jpeg,image/webp";

/** Shows the browser's dialog; the files come once one was chosen. The page holds the field meanwhile: nothing else does. */
function ask(chosen: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = KINDS;
  input.hidden = true;
  input.addEventListener("cancel", () => input.remove());
  input.addEventListener("change", () => {
    input.remove();
    chosen([...(input.files ?? [])]);
  });
  document.body.append(input);
  input.click();
}

/** Asks for files and adds them. Has to be called while a key or a click is handled. */
export async function choose(client: Client): Promise<void> {
  const { shell } = client;
  if (shell === null) {
    ask((files) => void addFiles(client, files));
    return;
  }
  const chosen = await attempt(() => shell.chooseFiles(), { waitsForPerson: true });
  if (chosen !== null && chosen.files.length + chosen.refused.length > 0) await addHeld(shell, chosen);
}
