import { Toasts } from "../components/Toasts";
import { Cheatsheet } from "../features/palette/Cheatsheet";
import { Palette } from "../features/palette/Palette";
import { OrganiseDialogs } from "../features/selection/OrganiseDialogs";
import { Settings } from "../features/settings/Settings";
import { LabelEditDialogs } from "../features/sidebar/LabelEditDialogs";
import { useOverlay } from "../state/overlays";

/** Dialogs, palette and messages, over everything. */
export function Overlays() {
  const overlay = useOverlay((state) => state.overlay);
  return (
    <>
      {overlay === "palette" && <Palette />}
      {overlay === "cheatsheet" && <Cheatsheet />}
      {overlay === "settings" && <Settings />}
      <OrganiseDialogs />
      <LabelEditDialogs />
      <Toasts />
    </>
  );
}
