import { Ellipsis } from "lucide-react";
import type { DragEventHandler, MouseEvent, ReactNode } from "react";

import { AreaMenu, Menu, type MenuLine } from "../../components/Menu";
import { text } from "../../text/organise";
import styles from "./Sidebar.module.css";

type Props = {
  name: string;
  icon?: ReactNode;
  count?: number | undefined;
  /** Chosen: the view is this. Negated: the view leaves this out. */
  state?: "plain" | "chosen" | "negated";
  /** What it does for the view: shows it, or is one of several conditions. */
  means?: "page" | "toggle";
  hint?: string | undefined;
  over?: boolean;
  drop?: Record<string, (event: never) => void>;
  onDragStart?: DragEventHandler<HTMLElement>;
  lines?: readonly MenuLine[];
  onClick(event: MouseEvent): void;
};

/** One line of the sidebar: what it is, how many images, and a menu by button and right click. */
export function Row(props: Props) {
  const { name, icon, count, state = "plain", means = "page", hint, over = false, drop, onDragStart, lines = [], onClick } = props;
  const said = means === "page" ? { "aria-current": state === "chosen" } : { "aria-pressed": state !== "plain" };
  const row = (
    <div className={styles.row} data-state={state} data-over={over} {...drop}>
      <button
        type="button"
        className={styles.main}
        title={hint === undefined ? name : `${name}\n${hint}`}
        draggable={onDragStart !== undefined}
        onDragStart={onDragStart}
        onClick={onClick}
        {...said}
      >
        <span className={styles.icon}>{icon}</span>
        <span className={styles.name}>{name}</span>
        {state === "negated" && <span className="visually-hidden">{text.sidebar.leftOut}</span>}
        <span className={styles.count}>{count?.toLocaleString() ?? ""}</span>
      </button>
      {lines.length > 0 && (
        <Menu
          align="start"
          lines={lines}
          trigger={
            <button type="button" className={styles.more} aria-label={text.sidebar.more(name)}>
              <Ellipsis />
            </button>
          }
        />
      )}
    </div>
  );
  return lines.length === 0 ? row : <AreaMenu area={row} lines={() => lines} />;
}
