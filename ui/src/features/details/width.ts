/** How wide Details may be: never so wide that no gallery is left. */
import { detailsWidths } from "../../state/layout";

const GALLERY = 400;
const WIDEST = 800;

export function widest(window: number): number {
  return Math.max(detailsWidths.S, Math.min(WIDEST, window - GALLERY));
}

export function boundWidth(width: number, window: number): number {
  return Math.round(Math.min(widest(window), Math.max(detailsWidths.S, width)));
}
