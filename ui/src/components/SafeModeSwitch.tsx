import { useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";

import { attempt } from "../api/changes";
import { useClient } from "../api/context";
import { useOperation } from "../api/queries";
import { text } from "../text/organise";
import { IconButton } from "./IconButton";

/** The eye: closed, sensitive images are left out everywhere. */
export function SafeModeSwitch() {
  const client = useClient();
  const queries = useQueryClient();
  const { data } = useOperation("show_safe_mode", {});
  if (data === undefined) return null;
  const { on } = data;

  async function toggle() {
    const answer = await attempt(() => client.call("set_safe_mode", { on: !on }));
    if (answer === null) return;
    queries.setQueryData(["show_safe_mode", {}], answer);
    // Everything that shows an image or counts some is about other images now.
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
