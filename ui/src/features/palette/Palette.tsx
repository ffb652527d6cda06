import { Dialog } from "@base-ui/react/dialog";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";

import { focusAtOnce } from "../../components/focusAtOnce";
import type { Command } from "../../commands/command";
import { keyLabel } from "../../commands/keys";
import { commands } from "../../commands/registry";
import { useCommandContext } from "../../commands/useCommands";
import { useLayout } from "../../state/layout";
import { useOverlay } from "../../state/overlays";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { text } from "../../text/commands";
import { score } from "./match";
import styles from "./Palette.module.css";

type Row = { id: string; title: string; group: string; key: string | undefined; run(): void };

/** Every command that can be done now, by a few of its letters; `#140` goes to an image. */
export function Palette() {
  const close = useOverlay((state) => state.close);
  const context = useCommandContext();
  // What can be done is settled when the palette opens: it opened over what it acts on.
  const [now] = useState(context);
  const rebound = useLayout((layout) => layout.keys);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);

  const rows = useMemo(() => {
    const row = (command: Command): Row => ({
      id: command.id,
      title: command.title,
      group: command.group,
      key: (rebound[command.id] ?? command.keys)[0],
      run: () => void command.run(now),
    });
    const found = commands
      .filter(({ id, scopes, when }) => id !== "help.palette" && (scopes === undefined || scopes.includes(now.scope)) && (when?.(now) ?? true))
      .map((command) => ({ command, points: score(command.title, typed) }))
      .filter((one): one is { command: Command; points: number } => one.points !== null);
    if (typed.trim() !== "") found.sort((a, b) => b.points - a.points);
    return [...goTo(typed), ...found.map(({ command }) => row(command))];
  }, [typed, now, rebound]);

  function run(row: Row | undefined) {
    if (row === undefined) return;
    close();
    // After the focus is back where it was.
    useOverlay.setState({ isAbout: true });
    requestAnimationFrame(() => {
      useOverlay.setState({ isAbout: false });
      row.run();
    });
  }

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isTab = event.key === "Tab" && !event.ctrlKey && !event.altKey;
    // Tab stays in the field: nothing else here takes keys.
    const step = event.key === "ArrowDown" || (isTab && !event.shiftKey) ? 1 : event.key === "ArrowUp" || isTab ? -1 : 0;
    if (isTab) event.preventDefault();
    if (step !== 0 && rows.length > 0) {
      event.preventDefault();
      const next = (chosen + step + rows.length) % rows.length;
      setChosen(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(rows[chosen]);
    }
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Popup className={styles.palette} aria-label={text.palette} data-modal="" initialFocus={() => focusAtOnce(field.current)}>
          <input
            ref={field}
            className={styles.field}
            role="combobox"
            aria-label={text.paletteField}
            aria-expanded="true"
            aria-controls={listId}
            {...(rows.length === 0 ? {} : { "aria-activedescendant": `${listId}-${chosen}` })}
            placeholder={text.paletteField}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setChosen(0);
            }}
            onKeyDown={pressed}
          />
          <div id={listId} className={styles.list} role="listbox" aria-label={text.palette}>
            {rows.map((row, i) => (
              <div
                key={row.id}
                id={`${listId}-${i}`}
                className={styles.row}
                role="option"
                tabIndex={-1}
                aria-selected={i === chosen}
                onPointerMove={() => i !== chosen && setChosen(i)}
                onPointerDown={(event) => {
                  event.preventDefault();
                  run(row);
                }}
              >
                <span className={styles.title}>{row.title}</span>
                <span className={styles.group}>{row.group}</span>
                <kbd className={styles.key}>{row.key === undefined ? "" : keyLabel(row.key)}</kbd>
              </div>
            ))}
          </div>
          {rows.length === 0 && <p className={styles.nothing}>{text.nothing(typed)}</p>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Returns the row that goes to an image, when a number is typed. */
function goTo(typed: string): Row[] {
  const number = /^\s*#?(\d{1,15})\s*$/.exec(typed)?.[1];
  if (number === undefined) return [];
  const id = Number(number);
  return [
    {
      id: "go-to",
      title: text.goTo(id),
      group: "Look",
      key: undefined,
      run() {
        useSelection.getState().setCursor(id);
        useStage.getState().show({ kind: "viewer", id });
      },
    },
  ];
}
