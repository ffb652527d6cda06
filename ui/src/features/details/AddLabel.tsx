import { Plus } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";

import { text } from "../../text/details";
import styles from "./AddLabel.module.css";
import { isNew, offeredLabels, type LabelOption } from "./labelOptions";

type Props = {
  label: string;
  maxLength: number;
  options: readonly LabelOption[];
  add(name: string): Promise<boolean>;
};

/** A field that adds a tag or a collection: those that are known are offered, a new name makes a new one. */
export function AddLabel({ label, maxLength, options, add }: Props) {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <Field label={label} maxLength={maxLength} options={options} add={add} close={() => setOpen(false)} />
  ) : (
    <button type="button" className={styles.add} onClick={() => setOpen(true)}>
      <Plus />
      {label}
    </button>
  );
}

function Field({ label, maxLength, options, add, close }: Props & { close(): void }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(-1);
  const list = useId();
  const offered = offeredLabels(options, typed).map(({ name }) => name);
  const names = isNew(options, typed) ? [...offered, typed.trim()] : offered;

  function take(name: string | undefined) {
    if (name === undefined || name === "") return;
    setTyped("");
    setAt(-1);
    void add(name);
  }
  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => (names.length === 0 ? -1 : (now + by + names.length) % names.length));
    } else if (event.key === "Enter" || event.key === "Tab") {
      const chosen = names[at];
      if (event.key === "Tab" && chosen === undefined) return;
      event.preventDefault();
      // What was typed counts, unless a row was chosen; another spelling of a known name is that name.
      take(chosen ?? options.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase())?.name ?? typed.trim());
    }
  }

  return (
    <div className={styles.field}>
      <input
        ref={focusOnce}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={names.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : `${list}-${at}`}
        placeholder={label}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(-1);
        }}
        onKeyDown={pressed}
        onBlur={close}
      />
      {names.length > 0 && (
        <div id={list} className={styles.list} role="listbox" aria-label={label}>
          {names.map((name, i) => (
            <div
              key={name}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className={styles.option}
              onPointerEnter={() => setAt(i)}
              onPointerDown={(event) => {
                event.preventDefault();
                take(name);
              }}
            >
              {offered.includes(name) ? name : text.newName(name)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function focusOnce(field: HTMLInputElement | null): void {
  if (field === null || field.dataset["ready"] !== undefined) return;
  field.dataset["ready"] = "";
  field.focus();
}
