import { X } from "lucide-react";
import type { ReactNode } from "react";

import styles from "./Chip.module.css";

type Props = {
  children: ReactNode;
  /** A dot of this colour stands before the words. */
  color?: string | null;
  look?: "plain" | "chosen" | "negated" | "suggested";
  onClick?(): void;
  /** What a click does. */
  hint?: string;
  /** Shows a cross that takes it away, named for those who can't see it. */
  remove?: { label: string; run(): void };
};

/** A small thing with a name: a tag, a filter, a collection. */
export function Chip({ children, color, look = "plain", onClick, hint, remove }: Props) {
  return (
    <span className={styles.chip} data-look={look}>
      {onClick === undefined ? (
        <span className={styles.words}>
          {dot(color)}
          <span className={styles.name}>{children}</span>
        </span>
      ) : (
        <button type="button" className={styles.words} title={hint} onClick={onClick}>
          {dot(color)}
          <span className={styles.name}>{children}</span>
        </button>
      )}
      {remove !== undefined && (
        <button type="button" className={styles.remove} aria-label={remove.label} onClick={remove.run}>
          <X />
        </button>
      )}
    </span>
  );
}

function dot(color: string | null | undefined) {
  return color == null ? null : <span className={styles.dot} style={{ backgroundColor: color }} />;
}
