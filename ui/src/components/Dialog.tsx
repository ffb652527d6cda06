import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef, type ReactNode } from "react";

import { CloseButton } from "./CloseButton";
import styles from "./Dialog.module.css";
import { focusAtOnce } from "./focusAtOnce";

type Props = {
  title: string;
  /** What it is about, for those who need a sentence. */
  description?: ReactNode;
  size?: "small" | "medium" | "large";
  /** Whether it is only read: keys scroll it then. */
  isReading?: boolean;
  onClose(): void;
  children: ReactNode;
  footer?: ReactNode;
};

/** A dialog in the middle, over a scrim. Open for as long as it is rendered; Escape and the backdrop close it. */
export function Dialog({ title, description, size = "small", isReading = false, onClose, children, footer }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Popup ref={popup} className={styles.dialog} data-size={size} data-modal="" initialFocus={() => focusAtOnce(firstField(popup.current))}>
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <CloseButton onClick={onClose} />
          </header>
          {description !== undefined && <Base.Description className={styles.description}>{description}</Base.Description>}
          <div className={styles.body} {...(isReading ? { tabIndex: 0, role: "region", "aria-label": title, "data-autofocus": "" } : {})}>
            {children}
          </div>
          {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The first field has the focus; where there is none the dialog itself, so that no button's hint opens with it. */
function firstField(popup: HTMLDivElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>("[data-autofocus],input[type=text],textarea") ?? popup;
}
