import { useId, useRef, useState } from "react";

import { CallError } from "../../api/client";
import { useClient } from "../../api/context";
import type { ProviderKey } from "../../api/generated/operations";
import { Button } from "../../components/Button";
import { TextField } from "../../components/TextField";
import { text } from "../../text/providers";
import styles from "./Provider.module.css";

type Props = { item: ProviderKey; onChange(items: readonly ProviderKey[]): void };

type Outcome = { kind: "waits" | "good" | "bad"; words: string; hint?: string };

/** The core quotes nothing of what may hold a key, and doesn't say which part of it is wrong: here it is the one that was typed. */
function wordsOf(error: unknown, isTyped: boolean): { words: string; hint?: string } {
  if (!(error instanceof CallError)) return { words: String(error) };
  if (error.code === "invalid" && isTyped) return text.noKey;
  return { words: error.message, ...(error.hint ? { hint: error.hint } : {}) };
}

/** One provider: where its key is, and a field for another. The key is in the field alone, never in the page's state. */
export function Provider({ item, onChange }: Props) {
  const client = useClient();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isTyped, setTyped] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { provider, places } = item;
  const isBusy = outcome?.kind === "waits";
  const isKept = places.some(({ kind }) => kind === "keyring" || kind === "file");

  async function attempt(waiting: string, work: () => Promise<string>): Promise<void> {
    setOutcome({ kind: "waits", words: waiting });
    try {
      setOutcome({ kind: "good", words: await work() });
    } catch (error) {
      setOutcome({ kind: "bad", ...wordsOf(error, isTyped) });
    }
  }

  function typed(): string {
    return field.current?.value ?? "";
  }

  const test = () =>
    attempt(text.testing(item.address), async () => {
      const { account, models } = await client.call("test_key", isTyped ? { provider, key: typed() } : { provider });
      return `${text.works(account, models)}${isTyped ? ` ${text.untried}` : ""}`;
    });

  const save = () =>
    attempt(text.saving, async () => {
      const key = typed();
      onChange((await client.call("set_key", { provider, key })).items);
      // A keyring may take its time: what was typed meanwhile is not what was saved.
      if (field.current !== null && typed() === key) {
        field.current.value = "";
        setTyped(false);
      }
      return text.saved;
    });

  const remove = () =>
    attempt(text.removing, async () => {
      onChange((await client.call("remove_key", { provider })).items);
      field.current?.focus();
      return text.removed;
    });

  return (
    <section className={styles.provider} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.name}>
          {text.name(provider)}
        </h3>
        <p className={styles.place} data-none={places.length === 0 || undefined}>
          {places.length === 0 ? text.none : text.found(places)}
        </p>
      </div>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped && !isBusy) void save();
        }}
      >
        <TextField
          ref={field}
          type="password"
          autoComplete="new-password"
          label={text.field(provider)}
          labelHidden
          placeholder={text.paste(places.length > 0)}
          className={styles.key}
          onChange={(value) => {
            setTyped(value.trim() !== "");
            if (!isBusy) setOutcome(null);
          }}
        />
        <Button onClick={() => void test()} disabled={isBusy || (!isTyped && places.length === 0)} aria-label={text.testOf(provider)}>
          {text.test}
        </Button>
        <Button type="submit" disabled={isBusy || !isTyped} aria-label={text.saveOf(provider)}>
          {text.save}
        </Button>
        {isKept && (
          <Button look="quiet" onClick={() => void remove()} disabled={isBusy} aria-label={text.removeOf(provider)}>
            {text.remove}
          </Button>
        )}
      </form>
      {places.length > 1 && <p className={styles.note}>{text.behind(places)}</p>}
      {outcome !== null && (
        <div role={outcome.kind === "bad" ? "alert" : "status"} className={styles.outcome} data-kind={outcome.kind}>
          <p>{outcome.words}</p>
          {outcome.hint !== undefined && <p className={styles.note}>{outcome.hint}</p>}
        </div>
      )}
    </section>
  );
}
