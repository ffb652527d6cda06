import { ChevronRight } from "lucide-react";
import { useId, type ReactNode } from "react";

import { useLayout } from "../../state/layout";
import styles from "./Sidebar.module.css";

type Props = {
  /** By which it is remembered whether it is folded. */
  name: string;
  title: string;
  count?: number | undefined;
  action?: ReactNode;
  children: ReactNode;
};

/** A part of the sidebar under its heading, which folds it. */
export function Section({ name, title, count, action, children }: Props) {
  const id = useId();
  const key = `sidebar.${name}`;
  const folded = useLayout((layout) => layout.folded[key] ?? false);
  const set = useLayout((layout) => layout.set);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={!folded}
            onClick={() => set({ folded: { ...useLayout.getState().folded, [key]: !folded } })}
          >
            <ChevronRight aria-hidden="true" />
            {title}
            {count !== undefined && count > 0 && <span className={styles.sectionCount}>{count.toLocaleString()}</span>}
          </button>
        </h2>
        {action}
      </div>
      {!folded && children}
    </section>
  );
}
