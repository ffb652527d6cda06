import { useRef, useState, type KeyboardEvent } from "react";

import { useClient } from "../../api/context";
import type { Generation } from "../../api/generated/operations";
import { retitle } from "../../api/mutations";
import { text } from "../../text/details";
import styles from "./Details.module.css";

type Props = { image: Generation };

/** The title, written where it stands: Enter and leaving save it, Escape gives it up. Empty takes it away. */
export function TitleField({ image: { id, title } }: Props) {
  const client = useClient();
  const [draft, setDraft] = useState<string | null>(null);
  const isGivenUp = useRef(false);

  if (!client.allowed.write) return title === null ? null : <p className={styles.title}>{title}</p>;

  function keep() {
    const typed = draft?.trim() ?? null;
    setDraft(null);
    if (typed === null || isGivenUp.current || typed === (title ?? "")) return;
    void retitle(client, id, typed);
  }
  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.blur();
    } else if (event.key === "Escape") {
      event.preventDefault();
      isGivenUp.current = true;
      event.currentTarget.blur();
      isGivenUp.current = false;
    }
  }
  return (
    <input
      className={styles.titleField}
      type="text"
      aria-label={text.titleField}
      placeholder={text.addTitle}
      title={title ?? undefined}
      maxLength={200}
      autoComplete="off"
      value={draft ?? title ?? ""}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={pressed}
    />
  );
}
