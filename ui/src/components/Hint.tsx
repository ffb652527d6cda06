import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";

import { keyLabel } from "../commands/keys";
import styles from "./Hint.module.css";

type Props = {
  label: string;
  /** The key that does the same. */
  keys?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement<Record<string, unknown>>;
};

/** Says what an icon does, and by which key, when the pointer or the focus rests on it. */
export function Hint({ label, keys, side = "bottom", children }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Tooltip.Popup className={styles.popup}>
            {label}
            {keys !== undefined && <kbd className={styles.key}>{keyLabel(keys)}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
