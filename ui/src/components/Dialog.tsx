import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

import { CloseButton } from "./CloseButton";
import styles from "./Dialog.module.css";

type Props = {
  title: string;
  /** What it is about, for those who need a sentence. */
  description?: ReactNode;
  size?: "small" | "medium" | "large";
  onClose(): void;
  children: ReactNode;
  footer?: ReactNode;
};

/** A dialog in the middle, over a scrim. Open for as long as it is rendered; Escape and the backdrop close it. */
export function Dialog({ title, description, size = "small", onClose, children, footer }: Props) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Popup className={styles.dialog} data-size={size}>
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <CloseButton onClick={onClose} />
          </header>
          {description !== undefined && <Base.Description className={styles.description}>{description}</Base.Description>}
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
