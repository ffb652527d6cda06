import { Fragment, useState, type KeyboardEvent } from "react";

import { useClient } from "../../api/context";
import type { Command } from "../../commands/command";
import { keyLabel, keyOf } from "../../commands/keys";
import { commands } from "../../commands/registry";
import { Button } from "../../components/Button";
import { useLayout } from "../../state/layout";
import { text } from "../../text/settings";
import { clashes } from "./clashes";
import styles from "./Settings.module.css";

export function Keys() {
  const { host } = useClient();
  const here = commands.filter((command) => command.host === undefined || command.host === host);
  const { keys: rebound, set } = useLayout();
  const [listening, setListening] = useState<string | null>(null);

  function pressed(event: KeyboardEvent, command: Command) {
    if (listening !== command.id || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    setListening(null);
    if (event.key !== "Escape") set({ keys: { ...rebound, [command.id]: [keyOf(event)] } });
  }

  return (
    <>
      <p className={styles.quiet}>{text.keysWhat}</p>
      {[...new Set(here.map(({ group }) => group))].map((group) => (
        <Fragment key={group}>
          <h3 className={styles.heading}>{group}</h3>
          <ul className={styles.rows}>
            {here
              .filter((command) => command.group === group)
              .map((command) => {
                const keys = rebound[command.id] ?? command.keys;
                const clash = clashes(command, commands, rebound);
                return (
                  <li key={command.id} className={styles.row}>
                    <span className={styles.name}>{command.title}</span>
                    {clash !== null && <span className={styles.refusal}>{text.taken(clash.title)}</span>}
                    {rebound[command.id] !== undefined && (
                      <Button
                        look="quiet"
                        onClick={() => {
                          const { [command.id]: _own, ...others } = rebound;
                          set({ keys: others });
                        }}
                      >
                        {text.reset}
                      </Button>
                    )}
                    <button
                      type="button"
                      className={styles.key}
                      data-listening={listening === command.id}
                      aria-label={`${command.title}: ${keys.map(keyLabel).join(", ")}`}
                      onClick={() => setListening(command.id)}
                      onBlur={() => setListening(null)}
                      onKeyDown={(event) => pressed(event, command)}
                    >
                      {listening === command.id ? text.press : keys.map(keyLabel).join("  ") || "–"}
                    </button>
                  </li>
                );
              })}
          </ul>
        </Fragment>
      ))}
    </>
  );
}
