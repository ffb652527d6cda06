import { useEffect } from "react";

import { attempt, offersUndo, undoEntries } from "../../api/changes";
import { useClient } from "../../api/context";
import { Button } from "../../components/Button";
import { CloseButton } from "../../components/CloseButton";
import { text } from "../../text/adding";
import styles from "./AddFiles.module.css";
import { type Run, useAdding } from "./adding";

/** How long a good end stays on screen, in ms. */
const LASTS = 10_000;

function title(run: Run): string {
  if (run.isBusy) return text.progress(run.added + run.duplicates + run.failures.length, run.total);
  if (run.isStopped) return text.stopped(run.added);
  return run.total === 0 && run.leftOut === 0 ? text.noImages : text.ended(run.added);
}

/** How far adding has come; at the end what was added, what was there already, and what failed and why. */
export function Adding() {
  const client = useClient();
  const { run, close, stop } = useAdding();
  const isGood = run !== null && !run.isBusy && run.failures.length === 0 && run.total > 0;
  useEffect(() => {
    if (!isGood) return undefined;
    const timer = setTimeout(close, LASTS);
    return () => clearTimeout(timer);
  }, [isGood, close]);
  const entries = run?.entries;
  useEffect(() => {
    for (const entry of entries ?? []) offersUndo(entry, close);
  }, [entries, close]);
  if (run === null) return null;
  const done = run.added + run.duplicates + run.failures.length;
  const undo = () => void attempt(() => undoEntries(client, run.entries.toReversed()));
  return (
    <section className={styles.sheet} aria-label={text.title}>
      <div className={styles.head}>
        <p role="status" className={styles.title}>
          {title(run)}
        </p>
        {run.isBusy && <Button onClick={stop}>{text.stop}</Button>}
        {!run.isBusy && run.entries.length > 0 && <Button onClick={undo}>{text.undo}</Button>}
        {!run.isBusy && <CloseButton onClick={close} label={text.close} />}
      </div>
      {run.isBusy && <progress className={styles.bar} max={run.total} value={done} aria-label={text.title} />}
      {run.duplicates > 0 && <p className={styles.words}>{text.duplicates(run.duplicates)}</p>}
      {run.leftOut > 0 && <p className={styles.words}>{text.leftOut(run.leftOut)}</p>}
      {run.failures.length > 0 && (
        <>
          <p className={styles.words}>{text.failures(run.failures.length)}</p>
          <ul className={styles.failures}>
            {run.failures.map(({ file, message }, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- two files may bear one name and fail alike
              <li key={`${file}-${i}`}>
                <strong>{file}</strong> {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
