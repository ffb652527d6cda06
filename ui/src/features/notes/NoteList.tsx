import { Plus } from "lucide-react";
import { useEffect, useState } from "react";

import { useClient } from "../../api/context";
import type { GenerationId, Note } from "../../api/generated/operations";
import { addNote } from "../../api/mutations";
import { Button } from "../../components/Button";
import { useNotesState } from "../../state/notes";
import { text } from "../../text/notes";
import { NoteField } from "./NoteField";
import styles from "./Notes.module.css";
import { NoteThread } from "./NoteThread";
import { threadsOf } from "./threads";

type Props = { id: GenerationId; notes: readonly Note[] };

/** What was said about an image, and room for more. */
export function NoteList({ id, notes }: Props) {
  const client = useClient();
  const asked = useNotesState((state) => state.asked);
  const [writing, setWriting] = useState<GenerationId | null>(null);
  const [withResolved, setWithResolved] = useState(false);
  const threads = threadsOf(notes);
  const resolved = threads.filter(({ note }) => note.resolved).length;

  useEffect(() => {
    if (asked !== id) return;
    useNotesState.setState({ asked: null });
    setWriting(id);
  }, [asked, id]);

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
        (writing === id ? (
          <NoteField
            label={text.field}
            action={text.save}
            save={async (words) => (await addNote(client, id, words, null)) !== null}
            done={() => setWriting(null)}
          />
        ) : (
          <Button look="quiet" icon={<Plus />} className={styles.add} onClick={() => setWriting(id)}>
            {text.add}
          </Button>
        ))}
      {!client.allowed.write && threads.length === 0 && <p className={styles.none}>{text.none}</p>}
    </div>
  );
}
