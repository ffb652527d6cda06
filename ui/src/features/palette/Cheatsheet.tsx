import { useClient } from "../../api/context";
import { Dialog } from "../../components/Dialog";
import { keyLabel } from "../../commands/keys";
import { commands } from "../../commands/registry";
import { useLayout } from "../../state/layout";
import { useOverlay } from "../../state/overlays";
import { text } from "../../text/commands";
import styles from "./Cheatsheet.module.css";
import { sheetOf } from "./sheet";

/** Every key there is, by group: read from the registry, so that it can't be wrong. */
export function Cheatsheet() {
  const close = useOverlay((state) => state.close);
  const rebound = useLayout((layout) => layout.keys);
  const { host } = useClient();
  const here = commands.filter((command) => command.host === undefined || command.host === host);
  const sheet = sheetOf(here, ({ id, keys }) => (rebound[id] ?? keys).map(keyLabel), text.places);
  return (
    <Dialog title={text.cheatsheet} isReading description={text.cheatsheetHint} size="large" onClose={close}>
      <div className={styles.groups}>
        {sheet.map(({ name, lines }) => (
          <section key={name} className={styles.group}>
            <h3 className={styles.heading}>{name}</h3>
            <dl className={styles.lines}>
              {lines.map(({ id, title, keys }) => (
                <Line key={id} keys={keys} what={title} />
              ))}
            </dl>
          </section>
        ))}
        <section className={styles.group}>
          <h3 className={styles.heading}>{text.pointer.title}</h3>
          <dl className={styles.lines}>
            {text.pointer.lines.map(([how, what]) => (
              <Line key={how} keys={[how]} what={what} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

type LineProps = { keys: readonly string[]; what: string };

function Line({ keys, what }: LineProps) {
  return (
    <div className={styles.line}>
      <dt className={styles.keys}>
        {keys.map((key) => (
          <kbd key={key} className={styles.key}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd className={styles.what}>{what}</dd>
    </div>
  );
}
