import { Toasts } from "../components/Toasts";
import { OrganiseDialogs } from "../features/selection/OrganiseDialogs";

/** Dialogs, palette and messages, over everything. */
export function Overlays() {
  return (
    <>
      <OrganiseDialogs />
      <Toasts />
    </>
  );
}
