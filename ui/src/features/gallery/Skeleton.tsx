import { rowHeights, useLayout } from "../../state/layout";
import { text } from "../../text/emptiness";
import styles from "./Gallery.module.css";

/** Widths in heights of a row, as libraries have them. */
const ratios = [1, 1.5, 0.75, 1, 1.33, 1.78, 1, 0.67, 1.5, 1, 1.25, 0.8];
const BONES = 60;

/** Stands in the place of tiles until it is known how many there are. */
export function Skeleton() {
  const size = useLayout((layout) => layout.tileSize);
  const height = rowHeights[size];
  return (
    <div className={styles.skeleton} role="status" aria-label={text.loading}>
      {Array.from({ length: BONES }, (_, i) => (
        <span key={`bone-${i}`} className={styles.bone} style={{ height, flexBasis: height * (ratios[i % ratios.length] ?? 1), flexGrow: 1 }} />
      ))}
    </div>
  );
}
