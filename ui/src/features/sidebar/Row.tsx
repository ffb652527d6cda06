import { Ellipsis } from "lucide-react";
import { useState, type DragEventHandler, type MouseEvent, type ReactNode } from "react";

import { type MenuLine, type MenuPlace, PlacedMenu } from "../../components/Menu";
import { text } from "../../text/organise";
import styles from "./Sidebar.module.css";
import type { Over } from "./useDrop";

type Props = {
  name: string;
  icon?: ReactNode;
  count?: number | undefined;
  /** Chosen: the view is this. Negated: the view leaves this out. */
  state?: "plain" | "chosen" | "negated";
  /** What it does for the view: shows it, or is one of several conditions. */
  means?: "page" | "toggle";
  hint?: string | undefined;
  over?: Over | null;
  drop?: Record<string, (event: never) => void>;
  onDragStart?: DragEventHandler<HTMLElement>;
  lines?: readonly MenuLine[];
  onClick(event: MouseEvent): void;
};

/** One line of the sidebar: what it is, how many images, and a menu by button and right click. */
export function Row(props: Props) {
  const { name, icon, count, state = "plain", means = "page", hint, over = null, drop, onDragStart, lines = [], onClick } = props;
  const said = means === "page" ? { "aria-current": state === "chosen" } : { "aria-pressed": state !== "plain" };
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const hasMenu = lines.length > 0;

  function openAt(event: MouseEvent<HTMLElement>) {
    event.preventDefault();
    const focus = event.currentTarget.querySelector("button");
    // By its key it comes without a place.
    const at = event.clientX === 0 && event.clientY === 0 ? event.currentTarget : { x: event.clientX, y: event.clientY };
    setPlace({ at, focus });
  }

  return (
    <div
      className={styles.row}
      data-state={state}
      data-over={over ?? undefined}
      data-open={place !== null}
      {...(hasMenu ? { onContextMenu: openAt } : {})}
      {...drop}
    >
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
        {state === "negated" && <span className="visually-hidden">{`, ${text.sidebar.leftOut}`}</span>}
        <span className={styles.count}>{count?.toLocaleString() ?? ""}</span>
      </button>
      {hasMenu && (
        <button
          type="button"
          className={styles.more}
          aria-label={text.sidebar.more(name)}
          aria-haspopup="menu"
          aria-expanded={place !== null}
          onClick={(event) => setPlace({ at: event.currentTarget, focus: event.currentTarget })}
        >
          <Ellipsis />
        </button>
      )}
      {place !== null && <PlacedMenu place={place} lines={lines} onClose={() => setPlace(null)} />}
    </div>
  );
}
