import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import { Button } from "../../components/Button";
import { endEarly, useNotesState } from "../../state/notes";
import { text } from "../../text/notes";
import styles from "./Notes.module.css";

type Props = {
  label: string;
  action: string;
  /** What stands in it at first; only in the one that a key asks for. */
  start?: string;
  /** Keeps the words; says whether it could. */
  save(words: string): Promise<boolean>;
  /** It goes: saved or given up. */
  done(): void;
};

/** Where a note is written. Ctrl-Enter saves it, Escape gives it up. */
export function NoteField({ label, action, start, save, done }: Props) {
  const [words, setWords] = useState(start ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const isAsked = start !== undefined;
  useEffect(() => {
    // From now on what is typed comes here by itself, and whoever asks once more comes here, too.
    endEarly();
    if (!isAsked) return undefined;
    return useNotesState.subscribe(({ early }) => {
      if (early === null) return;
      field.current?.focus();
      endEarly();
    });
  }, [isAsked]);
  const [isBusy, setBusy] = useState(false);

  async function keep() {
    if (words.trim() === "" || isBusy) return;
    setBusy(true);
    const kept = await save(words.trim());
    setBusy(false);
    if (kept) done();
  }
  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void keep();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      done();
    }
  }

  return (
    <div className={styles.field} data-no-pan="">
      <textarea
        ref={(element) => {
          field.current = element;
          focusOnce(element);
        }}
        aria-label={label}
        placeholder={text.placeholder}
        rows={3}
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={pressed}
      />
      <div className={styles.actions}>
        <Button look="quiet" onClick={done}>
          {text.cancel}
        </Button>
        <Button disabled={words.trim() === "" || isBusy} onClick={() => void keep()}>
          {action}
        </Button>
      </div>
    </div>
  );
}

function focusOnce(field: HTMLTextAreaElement | null): void {
  if (field === null || field.dataset["ready"] !== undefined) return;
  field.dataset["ready"] = "";
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
