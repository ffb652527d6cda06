import type { InputHTMLAttributes, Ref } from "react";

import styles from "./TextField.module.css";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> & {
  label: string;
  /** Whether the label is only read aloud. */
  labelHidden?: boolean;
  onChange(value: string): void;
  ref?: Ref<HTMLInputElement>;
};

/** One line of text with its label. */
export function TextField({ label, labelHidden = false, onChange, className, ref, ...rest }: Props) {
  return (
    <label className={`${styles.field} ${className ?? ""}`}>
      <span className={labelHidden ? "visually-hidden" : styles.label}>{label}</span>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        ref={ref}
        className={styles.input}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
