import { useLabelEdit } from "../../state/labelEdits";
import { useOverlay } from "../../state/overlays";
import { DescriptionDialog } from "./DescriptionDialog";
import { MergeDialog } from "./MergeDialog";

/** The dialogs of the sidebar's tags and collections, while one is open; they stay when the sidebar goes. */
export function LabelEditDialogs() {
  const isOpen = useOverlay(({ overlay }) => overlay === "label-edit");
  const close = useOverlay((state) => state.close);
  const edit = useLabelEdit((state) => state.edit);
  if (!isOpen || edit === null) return null;
  return edit.kind === "describe" ? (
    <DescriptionDialog name={edit.name} words={edit.words} onClose={close} />
  ) : (
    <MergeDialog from={edit.from} into={edit.into} onClose={close} />
  );
}
