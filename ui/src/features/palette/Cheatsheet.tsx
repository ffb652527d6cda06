import { Dialog } from "../../components/Dialog";
import type { Command, Group, Scope } from "../../commands/command";
import { keyLabel } from "../../commands/keys";
import { commands } from "../../commands/registry";
import { useLayout } from "../../state/layout";
import { useOverlay } from "../../state/overlays";
import { text } from "../../text/commands";
import styles from "./Cheatsheet.module.css";

/** Every key there is, by group: read from the registry, so that it can't be wrong. */
export function Cheatsheet() {
  const close = useOverlay((state) => state.close);
  const rebound = useLayout((layout) => layout.keys);
  return (
    <Dialog title={text.cheatsheet} isReading description={text.cheatsheetHint} size="large" onClose={close}>
      <div className={styles.groups}>
        {[...byGroup()].map(([group, members]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl className={styles.lines}>
              {members.map((command) => (
                <Line
                  key={command.id}
                  keys={(rebound[command.id] ?? command.keys).map(keyLabel)}
                  what={command.title}
                  where={where(command.scopes)}
                />
              ))}
            </dl>
          </section>
        ))}
        <section className={styles.group}>
          <h3 className={styles.heading}>{text.pointer.title}</h3>
          <dl className={styles.lines}>
            {text.pointer.lines.map(([how, what]) => (
              <Line key={how} keys={[how]} what={what} where="" />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

type LineProps = { keys: readonly string[]; what: string; where: string };

function Line({ keys, what, where: place }: LineProps) {
  return (
    <div className={styles.line}>
      <dt className={styles.keys}>
        {keys.map((key) => (
          <kbd key={key} className={styles.key}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd className={styles.what}>
        {what}
        {place !== "" && <span className={styles.where}> · {place}</span>}
      </dd>
    </div>
  );
}

function where(scopes: readonly Scope[] | undefined): string {
  return scopes === undefined || scopes.includes("gallery") ? "" : scopes.join(", ");
}

function byGroup(): Map<Group, Command[]> {
  const groups = new Map<Group, Command[]>();
  for (const command of commands) {
    if (command.keys.length === 0) continue;
    const members = groups.get(command.group);
    if (members === undefined) groups.set(command.group, [command]);
    else members.push(command);
  }
  return groups;
}
