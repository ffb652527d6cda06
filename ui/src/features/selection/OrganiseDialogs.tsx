import { useLabelling } from "../../state/labelling";
import { useOverlay } from "../../state/overlays";
import { LabelDialog } from "./LabelDialog";
import { PurgeDialog } from "./PurgeDialog";

/** The dialogs of the selection, while one is open. */
export function OrganiseDialogs() {
  const overlay = useOverlay((state) => state.overlay);
  const close = useOverlay((state) => state.close);
  const { targets, refused } = useLabelling();
  switch (overlay) {
    case "tag":
      return <LabelDialog kind="tag" targets={targets} refused={refused} onClose={close} />;
    case "collect":
      return <LabelDialog kind="collection" targets={targets} refused={refused} onClose={close} />;
    case "confirm-purge":
      return <PurgeDialog onClose={close} />;
    default:
      return null;
  }
}
