import { usePointers } from "./usePointers";
import { useReportView } from "./useReportView";

/** What a person and an agent know of each other's eyes. Draws nothing itself. */
export function SharedFocus() {
  useReportView();
  usePointers();
  return null;
}
