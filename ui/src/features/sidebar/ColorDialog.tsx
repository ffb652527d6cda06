import { Dialog } from "../../components/Dialog";
import { text } from "../../text/organise";
import styles from "./Sidebar.module.css";

/** The core's names for colours, as it keeps them: mid tones that read on light and dark. */
const colors = [
  ["red", "#d9534f"],
  ["orange", "#e8923a"],
  ["yellow", "#d9b92f"],
  ["green", "#4fa35a"],
  ["teal", "#3aa6a0"],
  ["blue", "#4a86d9"],
  ["purple", "#8e62c9"],
  ["pink", "#d56ba3"],
  ["grey", "#8a8a90"],
] as const;

type Props = { name: string; color: string | null; choose(color: string): void; onClose(): void };

/** Gives a tag one of nine colours, or none. */
export function ColorDialog({ name, color, choose, onClose }: Props) {
  return (
    <Dialog title={text.color.title(name)} onClose={onClose}>
      <div className={styles.swatches}>
        {colors.map(([word, value]) => (
          <button
            key={word}
            type="button"
            className={styles.swatch}
            aria-pressed={color === value}
            onClick={() => choose(word)}
          >
            <span className={styles.dot} style={{ backgroundColor: value }} />
            {word}
          </button>
        ))}
        <button type="button" className={styles.swatch} aria-pressed={color === null} onClick={() => choose("none")}>
          <span className={styles.dot} />
          {text.color.none}
        </button>
      </div>
    </Dialog>
  );
}
