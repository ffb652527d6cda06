import { CloseButton } from "../../components/CloseButton";
import { Hint } from "../../components/Hint";
import { detailsWidths, useLayout } from "../../state/layout";
import { text } from "../../text/details";
import styles from "./Details.module.css";

const widths = ["S", "M", "L"] as const;

/** The column's name, its three widths, and what closes it. */
export function Head() {
  const width = useLayout((layout) => layout.detailsWidth);
  const set = useLayout((layout) => layout.set);
  return (
    <header className={styles.head}>
      <h2>{text.title}</h2>
      <div className={styles.widths} role="group" aria-label={text.width}>
        {widths.map((name) => (
          <Hint key={name} label={text.widths[name]}>
            <button
              type="button"
              className={styles.width}
              aria-label={text.widths[name]}
              aria-pressed={width === detailsWidths[name]}
              onClick={() => set({ detailsWidth: detailsWidths[name] })}
            >
              {name}
            </button>
          </Hint>
        ))}
      </div>
      <CloseButton label={text.close} onClick={() => set({ detailsOpen: false })} />
    </header>
  );
}
