import type { ButtonHTMLAttributes, ReactNode } from "react";

import styles from "./Button.module.css";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary` is the one main thing on screen. */
  look?: "primary" | "plain" | "quiet" | "danger";
  icon?: ReactNode;
};

/** A button with words. */
export function Button({ look = "plain", icon, children, className, ...rest }: Props) {
  return (
    <button type="button" {...rest} className={`${styles.button} ${className ?? ""}`} data-look={look}>
      {icon}
      <span className={styles.words}>{children}</span>
    </button>
  );
}
