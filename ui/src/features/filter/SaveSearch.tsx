import { BookmarkPlus } from "lucide-react";
import { useState } from "react";

import { CallError } from "../../api/client";
import { useClient } from "../../api/context";
import { Button } from "../../components/Button";
import { IconButton } from "../../components/IconButton";
import { Popover } from "../../components/Popover";
import { TextField } from "../../components/TextField";
import { useToasts } from "../../state/toasts";
import { text } from "../../text/filter";
import styles from "./SaveSearch.module.css";

type Props = { query: string };

/** Keeps the query under a name. */
export function SaveSearch({ query }: Props) {
  const client = useClient();
  const add = useToasts((state) => state.add);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);

  async function save() {
    try {
      const search = await client.call("save_search", { name, query });
      add({ tone: "plain", text: text.saved(search.name), lasts: 6_000 });
      setOpen(false);
      setName("");
      setRefusal(null);
    } catch (error) {
      setRefusal(error instanceof CallError ? error.message : String(error));
    }
  }

  if (!client.allowed.write) return null;
  return (
    <Popover
      label={text.save}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={text.save} icon={<BookmarkPlus />} />}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={text.saveAs} value={name} onChange={setName} maxLength={100} required />
        <Button type="submit" look="primary" disabled={name.trim() === ""}>
          {text.saveAction}
        </Button>
        {refusal !== null && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
      </form>
    </Popover>
  );
}
