import type { ButtonHTMLAttributes, ReactNode } from "react";

import { Hint } from "./Hint";
import styles from "./IconButton.module.css";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "title"> & {
  /** What it does; read aloud and shown on hover. */
  label: string;
  icon: ReactNode;
  /** The key that does the same. */
  keys?: string | undefined;
  pressed?: boolean;
  side?: "top" | "bottom" | "left" | "right";
};

/** A button that is an icon: 32 px, with a name. */
export function IconButton({ label, icon, keys, pressed, side, className, ...rest }: Props) {
  return (
    <Hint label={label} keys={keys} {...(side === undefined ? {} : { side })}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
        className={`${styles.button} ${className ?? ""}`}
      >
        {icon}
      </button>
    </Hint>
  );
}
