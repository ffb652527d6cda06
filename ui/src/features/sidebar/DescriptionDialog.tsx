import { useId, useState } from "react";

import { attempt } from "../../api/changes";
import { useClient } from "../../api/context";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useSending } from "../../components/useSending";
import { text } from "../../text/organise";
import styles from "./Sidebar.module.css";

type Props = { name: string; description: string; onClose(): void };

/** What a collection is for. */
export function DescriptionDialog({ name, description, onClose }: Props) {
  const client = useClient();
  const [draft, setDraft] = useState(description);
  const id = useId();
  const [isAway, send] = useSending(onClose);

  function save() {
    const change = { collections: [name], description: draft.trim() };
    void send(async () => (await attempt(() => client.call("update_collections", change))) !== null);
  }

  if (isAway) return null;
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
