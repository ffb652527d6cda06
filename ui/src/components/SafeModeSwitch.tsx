import { useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";

import { attempt } from "../api/changes";
import { useClient } from "../api/context";
import { useOperation } from "../api/queries";
import { useTiles } from "../api/tiles";
import { text } from "../text/organise";
import { IconButton } from "./IconButton";

/** The eye: closed, sensitive images are left out everywhere. */
export function SafeModeSwitch() {
  const client = useClient();
  const queries = useQueryClient();
  const tiles = useTiles();
  const { data } = useOperation("show_preferences", {});
  if (data === undefined) return null;
  const { on } = data.safeMode;

  async function toggle() {
    const answer = await attempt(() => client.call("set_safe_mode", { on: !on }));
    if (answer === null) return;
    // Everything that shows an image or counts some is about other images now.
    tiles.refresh({ topics: "everything", generations: null });
    void queries.invalidateQueries();
  }

  return (
    <IconButton
      label={on ? text.safeMode.on : text.safeMode.off}
      pressed={on}
      disabled={!client.allowed.write}
      icon={on ? <EyeOff /> : <Eye />}
      onClick={() => void toggle()}
    />
  );
}
