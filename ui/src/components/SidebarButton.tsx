import { PanelLeft } from "lucide-react";

import { useLayout } from "../state/layout";
import { text } from "../text/organise";
import { IconButton } from "./IconButton";

/** Pins the sidebar beside the gallery, or lets it go. */
export function SidebarButton() {
  const pinned = useLayout((layout) => layout.sidebarPinned);
  const set = useLayout((layout) => layout.set);
  const keys = useLayout((layout) => layout.keys["view.sidebar"]?.[0] ?? "[");
  return (
    <IconButton
      label={pinned ? text.sidebar.unpin : text.sidebar.pin}
      keys={keys}
      pressed={pinned}
      icon={<PanelLeft />}
      onClick={() => set({ sidebarPinned: !pinned })}
    />
  );
}
