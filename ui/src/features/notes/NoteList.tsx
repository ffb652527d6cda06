import { Plus } from "lucide-react";
import { useState } from "react";

import { useClient } from "../../api/context";
import type { GenerationId, Note } from "../../api/generated/operations";
import { addNote } from "../../api/mutations";
import { Button } from "../../components/Button";
import { askForNote, useNotesState } from "../../state/notes";
import { text } from "../../text/notes";
import { NoteField } from "./NoteField";
import styles from "./Notes.module.css";
import { NoteThread } from "./NoteThread";
import { threadsOf } from "./threads";

type Props = { id: GenerationId; notes: readonly Note[] };

/** What was said about an image, and room for more. */
export function NoteList({ id, notes }: Props) {
  const client = useClient();
  const isWriting = useNotesState((state) => state.asked === id);
  const early = useNotesState((state) => state.early?.words ?? "");
  const [withResolved, setWithResolved] = useState(false);
  const threads = threadsOf(notes);
  const resolved = threads.filter(({ note }) => note.resolved).length;

  return (
    <div className={styles.list}>
      {threads
        .filter(({ note }) => withResolved || !note.resolved)
        .map((thread) => (
          <NoteThread key={thread.note.id} thread={thread} />
        ))}
      {resolved > 0 && (
        <button type="button" className={styles.more} onClick={() => setWithResolved(!withResolved)}>
          {withResolved ? text.hideResolved : text.showResolved(resolved)}
        </button>
      )}
      {client.allowed.write &&
        (isWriting ? (
          <NoteField
            label={text.field}
            action={text.save}
            start={early}
            save={async (words) => (await addNote(client, id, words, null)) !== null}
            done={() => askForNote(null)}
          />
        ) : (
          <Button look="quiet" icon={<Plus />} className={styles.add} onClick={() => askForNote(id)}>
            {text.add}
          </Button>
        ))}
      {!client.allowed.write && threads.length === 0 && <p className={styles.none}>{text.none}</p>}
    </div>
  );
}
