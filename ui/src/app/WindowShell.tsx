import { useEffect } from "react";

import { useClient } from "../api/context";
import { commandById, commands } from "../commands/registry";
import { menuGroups } from "../commands/menu";
import { useCommandContext } from "../commands/useCommands";
import { showMarks } from "../features/selection/showMarks";
import { useLayout } from "../state/layout";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import { useView } from "../state/view";

/** What ties the page to the window around it: the native menu, and links that open in it. Draws nothing. */
export function WindowShell() {
  const { shell } = useClient();
  const context = useCommandContext();
  const rebound = useLayout((layout) => layout.keys);
  useEffect(() => {
    void shell?.setMenu(menuGroups(commands, rebound));
  }, [shell, rebound]);
  useEffect(
    () =>
      shell?.hearCommands((id) => {
        const command = commandById(id);
        const now = context();
        const isHere = command.scopes === undefined || command.scopes.includes(now.scope);
        if (isHere && (command.when?.(now) ?? true)) void command.run(now);
      }),
    [shell, context],
  );
  useEffect(
    () =>
      shell?.hearLinks((ids) => {
        const [first] = ids;
        if (first === undefined) return;
        useSelection.getState().setCursor(first);
        const together = ids.length > 1 ? showMarks(new Set(ids)) : null;
        if (together === null) return useStage.getState().show({ kind: "viewer", id: first });
        useStage.getState().close();
        useView.getState().go(together);
      }),
    [shell],
  );
  const notices = useLayout((layout) => layout.notices);
  useEffect(() => {
    void shell?.wantNotices(notices);
  }, [shell, notices]);
  return null;
}
