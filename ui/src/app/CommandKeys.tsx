import { useEffect, useMemo } from "react";

import { bind, commandFor } from "../commands/keys";
import { commands } from "../commands/registry";
import { useCommandContext } from "../commands/useCommands";
import { useLayout } from "../state/layout";
import { closeTopmost } from "./escape";

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
