import { useId, useState } from "react";

import { attempt } from "../../api/changes";
import { useClient } from "../../api/context";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { editLabel } from "../../state/labelEdits";
import { text } from "../../text/organise";
import styles from "./Sidebar.module.css";

type Props = { name: string; words: string; onClose(): void };

/** What a collection is for. It goes as soon as it is answered; a refusal offers it again, with what stood in it. */
export function DescriptionDialog({ name, words, onClose }: Props) {
  const client = useClient();
  const [draft, setDraft] = useState(words);
  const id = useId();

  function save() {
    onClose();
    const change = { collections: [name], description: draft.trim() };
    void attempt(() => client.call("update_collections", change), { again: () => editLabel({ kind: "describe", name, words: draft }) });
  }

  return (
    <Dialog
      title={text.describe.title(name)}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.describe.cancel}
          </Button>
          <Button look="primary" onClick={save}>
            {text.describe.save}
          </Button>
        </>
      }
    >
      <label htmlFor={id} className={styles.dialogLabel}>
        {text.describe.label}
      </label>
      <textarea
        id={id}
        className={styles.words}
        rows={5}
        maxLength={2_000}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        }}
      />
    </Dialog>
  );
}
