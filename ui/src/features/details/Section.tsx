import { ChevronRight } from "lucide-react";
import { useId, type ReactNode } from "react";

import { useLayout } from "../../state/layout";
import styles from "./Section.module.css";

type Props = {
  /** By which it is remembered whether it is folded. */
  name: string;
  title: string;
  /** Folded until somebody opens it. */
  closed?: boolean;
  aside?: ReactNode;
  children: ReactNode;
};

/** A part of Details that folds, and stays as it was left whatever image is shown. */
export function Section({ name, title, closed = false, aside, children }: Props) {
  const folded = useLayout((layout) => layout.folded[name] ?? closed);
  const id = useId();
  function toggle() {
    const layout = useLayout.getState();
    layout.set({ folded: { ...layout.folded, [name]: !folded } });
  }
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3>
          <button type="button" className={styles.toggle} aria-expanded={!folded} aria-controls={id} onClick={toggle}>
            <ChevronRight />
            {title}
          </button>
        </h3>
        {!folded && aside}
      </div>
      <div id={id} className={styles.body} hidden={folded}>
        {!folded && children}
      </div>
    </section>
  );
}
