import { useRef, useState, type KeyboardEvent } from "react";

import styles from "./InlineEdit.module.css";

type Props = {
  /** Its name for those who can't see it. */
  label: string;
  value?: string;
  placeholder?: string;
  maxLength?: number;
  /** Keeps the new text; says whether it could, else the field stays. */
  save(value: string): Promise<boolean>;
  /** The field goes: saved, unchanged, empty or given up. */
  done(): void;
};

/** A name that is typed in its place: Enter and leaving save it, Escape gives it up. */
export function InlineEdit({ label, value = "", placeholder, maxLength, save, done }: Props) {
  const [draft, setDraft] = useState(value);
  // Enter makes the field go, which leaves it: that must not save twice.
  const settled = useRef(false);

  async function keep() {
    if (settled.current) return;
    settled.current = true;
    const typed = draft.trim();
    if (typed === "" || typed === value || (await save(typed))) done();
    else settled.current = false;
  }

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      void keep();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      settled.current = true;
      done();
    }
  }

  return (
    <input
      className={styles.field}
      type="text"
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      ref={(field) => {
        if (field !== null && !field.dataset["ready"]) {
          field.dataset["ready"] = "yes";
          field.focus();
          field.select();
        }
      }}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={pressed}
      onBlur={() => void keep()}
    />
  );
}
