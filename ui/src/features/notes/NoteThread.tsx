import { MoreHorizontal } from "lucide-react";
import { useState } from "react";

import { useClient } from "../../api/context";
import type { Note } from "../../api/generated/operations";
import { deleteNote, replyToNote, resolveNote } from "../../api/mutations";
import { IconButton } from "../../components/IconButton";
import { Menu, type MenuLine } from "../../components/Menu";
import { meanNote, useNotesState } from "../../state/notes";
import { text } from "../../text/notes";
import { NoteField } from "./NoteField";
import styles from "./Notes.module.css";
import type { Thread } from "./threads";

type Props = { thread: Thread };

/** One note with its answers. Where it is about a part of the image, the pointer on it shows which. */
export function NoteThread({ thread: { note, number, replies } }: Props) {
  const client = useClient();
  const [replying, setReplying] = useState(false);
  const isMeant = useNotesState((state) => state.meant === note.id);
  const lines: MenuLine[] = [
    { kind: "item", label: text.reply, run: () => setReplying(true) },
    {
      kind: "item",
      label: note.resolved ? text.reopen : text.resolve,
      run: () => void resolveNote(client, note.id, !note.resolved),
    },
    { kind: "separator" },
    { kind: "item", label: text.delete, danger: true, run: () => void deleteNote(client, note.id) },
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only shows what it is about
    <article
      className={styles.thread}
      data-resolved={note.resolved || undefined}
      data-meant={isMeant || undefined}
      onPointerEnter={() => meanNote(note.id)}
      onPointerLeave={() => meanNote(null)}
      onFocus={() => meanNote(note.id)}
      onBlur={() => meanNote(null)}
    >
      <span className={styles.number} data-region={note.region !== null || undefined}>
        {number}
      </span>
      <div className={styles.said}>
        <Said note={note} />
        {replies.map((reply) => (
          <Said key={reply.id} note={reply} />
        ))}
        {replying && (
          <NoteField
            label={text.replyField(number)}
            action={text.reply}
            save={async (words) => (await replyToNote(client, note.id, words)) !== null}
            done={() => setReplying(false)}
          />
        )}
      </div>
      {client.allowed.write && (
        <Menu align="end" trigger={<IconButton label={text.more(number)} icon={<MoreHorizontal />} />} lines={lines} />
      )}
    </article>
  );
}

function Said({ note }: { note: Note }) {
  return (
    <div>
      <p className={styles.words} data-selectable="">
        {note.text}
      </p>
      <p className={styles.by}>{text.at(note.actor, when(note.createdAt))}</p>
    </div>
  );
}

function when(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
