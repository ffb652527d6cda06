import { useMemo, useState } from "react";

import { attempt, tellDone } from "../../api/changes";
import { useClient } from "../../api/context";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { TextField } from "../../components/TextField";
import { editLabel } from "../../state/labelEdits";
import { setTerm, termState } from "../../state/query";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import styles from "./Sidebar.module.css";

/** How many tags are offered at once; typing finds the others. */
const OFFERED = 50;

type Props = { from: string; into: string | null; onClose(): void };

/** Makes one tag of two, after saying what that does. It goes as soon as it is answered; a refusal offers it again. */
export function MergeDialog({ from, into: given, onClose }: Props) {
  const client = useClient();
  const { data } = useOperation("list_tags", {});
  const tags = useMemo(() => data?.items ?? [], [data]);
  const [typed, setTyped] = useState("");
  const [into, setInto] = useState(given);
  const count = tags.find(({ name }) => name === from)?.count ?? 0;
  const offered = useMemo(() => {
    const sought = typed.trim().toLowerCase();
    return tags.filter(({ name }) => name !== from && name.toLowerCase().includes(sought)).slice(0, OFFERED);
  }, [tags, from, typed]);

  async function merge(target: string) {
    onClose();
    const again = () => editLabel({ kind: "merge", from, into: target });
    const done = await attempt(() => client.call("merge_tags", { from: [from], into: target }), { again });
    if (done === null) return;
    tellDone(client, text.did.merged(from, target), [done.entry]);
    const { view, replace } = useView.getState();
    const state = termState(view.query, "tag", from);
    if (state !== "absent") replace({ query: setTerm(setTerm(view.query, "tag", from, "absent"), "tag", target, state) });
  }

  return (
    <Dialog
      title={text.merge.title(from)}
      description={into === null ? text.merge.choose : text.merge.what(from, count, into)}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.merge.cancel}
          </Button>
          <Button look="primary" disabled={into === null} onClick={() => into !== null && void merge(into)}>
            {text.merge.action}
          </Button>
        </>
      }
    >
      <TextField label={text.merge.into} value={typed} onChange={setTyped} />
      <ul className={styles.choices}>
        {offered.map((tag) => (
          <li key={tag.id}>
            <button type="button" className={styles.choice} aria-pressed={into === tag.name} onClick={() => setInto(tag.name)}>
              <span className={styles.dot} style={tag.color === undefined ? {} : { backgroundColor: tag.color }} />
              <span className={styles.name}>{tag.name}</span>
              <span className={styles.count}>{tag.count.toLocaleString()}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
