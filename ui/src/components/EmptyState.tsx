import type { ReactNode } from "react";

import styles from "./EmptyState.module.css";

type Props = { icon?: ReactNode; title: string; children?: ReactNode; actions?: ReactNode };

/** What stands where nothing is: why, and what to do. */
export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
