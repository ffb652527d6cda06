import { Toasts } from "../components/Toasts";

/** Dialogs, palette and messages, over everything. */
export function Overlays() {
  return <Toasts />;
}
