/**
 * Escape takes one step back a press, from the topmost layer down: menus and dialogs close themselves and stop the key; then
 * what lies over the grid, then marks, then Details. It never clears a filter.
 */
import { takesText } from "../commands/keys";
import { useLayout, detailsAreOpen } from "../state/layout";
import { useLooking } from "../state/looking";
import { askForNote, useNotesState } from "../state/notes";
import { useOverlay } from "../state/overlays";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";

/** Closes the topmost layer; says whether there was one. */
export function closeTopmost(target: EventTarget | null): boolean {
  if (takesText(target) && target instanceof HTMLElement) {
    target.blur();
    return true;
  }
  if (useNotesState.getState().early !== null) {
    askForNote(null);
    return true;
  }
  if (useOverlay.getState().overlay !== null) {
    useOverlay.getState().close();
    return true;
  }
  if (useLooking.getState().drawing) {
    useLooking.getState().set({ drawing: false });
    return true;
  }
  if (useStage.getState().stage.kind !== "none") {
    useStage.getState().close();
    return true;
  }
  if (useSelection.getState().marks.size > 0) {
    useSelection.getState().clearMarks();
    return true;
  }
  const layout = useLayout.getState();
  if (detailsAreOpen(layout)) {
    layout.set({ detailsOpen: false });
    return true;
  }
  return false;
}
