import { Eye, EyeOff } from "lucide-react";

import { useClient } from "../api/context";
import { useOperation } from "../api/queries";
import { setSafeMode } from "../commands/safeMode";
import { useCommandContext } from "../commands/useCommands";
import { text } from "../text/organise";
import { IconButton } from "./IconButton";

/** The eye: closed, sensitive images are left out everywhere. */
export function SafeModeSwitch() {
  const client = useClient();
  const context = useCommandContext();
  const { data } = useOperation("show_preferences", {});
  if (data === undefined) return null;
  const { on, started } = data.safeMode;
  return (
    <IconButton
      label={started ? text.safeMode.started : on ? text.safeMode.on : text.safeMode.off}
      pressed={on}
      // Started with it, this program can't leave it.
      disabled={!client.allowed.write || started}
      icon={on ? <EyeOff /> : <Eye />}
      onClick={() => void setSafeMode(context(), !on)}
    />
  );
}
