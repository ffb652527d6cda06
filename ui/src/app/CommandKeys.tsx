import { useEffect, useMemo } from "react";

import { bind, commandFor, takesText } from "../commands/keys";
import { commands } from "../commands/registry";
import { useCommandContext } from "../commands/useCommands";
import { useLayout } from "../state/layout";
import { typeEarly } from "../state/notes";
import { useOverlay } from "../state/overlays";
import { closeTopmost } from "./escape";

/** Whether a key was taken for the field of a note that Details are about to show: it runs no command meanwhile. */
function isForEarly(event: KeyboardEvent): boolean {
  const isText = event.key.length === 1 || event.key === "Backspace" || event.key === "Enter";
  if (!isText || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || takesText(event.target)) return false;
  return typeEarly(event.key);
}

/** The one key listener of the house. */
export function CommandKeys() {
  const context = useCommandContext();
  const rebound = useLayout((layout) => layout.keys);
  const bindings = useMemo(() => bind(commands, rebound), [rebound]);
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.key === "Escape") {
        if (!event.isComposing && !event.defaultPrevented && closeTopmost(event.target)) event.preventDefault();
        return;
      }
      if (isForEarly(event)) {
        event.preventDefault();
        return;
      }
      if (useOverlay.getState().isAbout) return;
      const now = context();
      const command = commandFor(event, bindings, now.scope, () => now);
      if (command === null) return;
      event.preventDefault();
      void command.run(now);
    }
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [bindings, context]);
  return null;
}
