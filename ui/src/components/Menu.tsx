import { ContextMenu } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";

import { keyLabel } from "../commands/keys";
import { text } from "../text/components";
import styles from "./Menu.module.css";

export type MenuLine =
  | {
      kind: "item";
      label: string;
      icon?: ReactNode;
      keys?: string | undefined;
      disabled?: boolean;
      danger?: boolean;
      run(): void;
    }
  | { kind: "separator" };

/** Menus lie outside of the page's regions: they have one of their own. */
const room = <section aria-label={text.menu} />;

function Lines({ lines }: { lines: readonly MenuLine[] }) {
  return lines.map((line, i) =>
    line.kind === "separator" ? (
      // oxlint-disable-next-line react/no-array-index-key -- separators have nothing else
      <Base.Separator key={`separator-${i}`} className={styles.separator} />
    ) : (
      <Base.Item
        key={line.label}
        className={styles.item}
        disabled={line.disabled ?? false}
        {...(line.danger === true ? { "data-danger": "" } : {})}
        onClick={line.run}
      >
        {line.icon}
        <span className={styles.words}>{line.label}</span>
        {line.keys !== undefined && <kbd className={styles.keys}>{keyLabel(line.keys)}</kbd>}
      </Base.Item>
    ),
  );
}

type Props = { trigger: ReactElement<Record<string, unknown>>; lines: readonly MenuLine[]; align?: "start" | "end" };

/** A menu that a button opens. */
export function Menu({ trigger, lines, align = "start" }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal render={room}>
        <Base.Positioner sideOffset={4} align={align} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Lines lines={lines} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Where a menu stands: at an element, or at a point of the window in px. */
export type MenuPlace = { at: Element | { x: number; y: number }; focus: HTMLElement | null };

type PlacedProps = { place: MenuPlace; lines: readonly MenuLine[]; onClose(): void };

/** A menu that is open for as long as it is rendered: for lists whose every row would need one. */
export function PlacedMenu({ place: { at, focus }, lines, onClose }: PlacedProps) {
  const anchor = at instanceof Element ? at : { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal render={room}>
        <Base.Positioner anchor={anchor} sideOffset={4} align="start" className={styles.positioner}>
          <Base.Popup className={styles.popup} finalFocus={() => focus}>
            <Lines lines={lines} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ContextProps = {
  /** The area that it is opened in, by the right button or its key. */
  area: ReactElement<Record<string, unknown>>;
  /** Asked when it opens. */
  lines(): readonly MenuLine[];
};

/** A menu at the pointer. */
export function AreaMenu({ area, lines }: ContextProps) {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={area} />
      <ContextMenu.Portal render={room}>
        <ContextMenu.Positioner className={styles.positioner}>
          <ContextMenu.Popup className={styles.popup}>
            <AskedLines lines={lines} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function AskedLines({ lines }: { lines(): readonly MenuLine[] }) {
  return <Lines lines={lines()} />;
}
