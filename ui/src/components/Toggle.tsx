import { Switch } from "@base-ui/react/switch";
import { useId, type ReactNode } from "react";

import styles from "./Toggle.module.css";

type Props = { label: string; hint?: ReactNode; on: boolean; onChange(on: boolean): void; disabled?: boolean };

/** A switch with its words. */
export function Toggle({ label, hint, on, onChange, disabled = false }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      <Switch.Root id={id} className={styles.track} checked={on} disabled={disabled} onCheckedChange={(next) => onChange(next)}>
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </div>
  );
}
