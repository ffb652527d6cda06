import { useEffect } from "react";

import { CloseButton } from "../../components/CloseButton";
import { text } from "../../text/adding";
import styles from "./AddFiles.module.css";
import { useAdding } from "./adding";

/** How long a good end stays on screen, in ms. */
const LASTS = 5_000;

/** How far adding has come; at the end what was added, what was there already, and what failed and why. */
export function Adding() {
  const { run, close } = useAdding();
  const isGood = run !== null && !run.isBusy && run.failures.length === 0 && run.total > 0;
  useEffect(() => {
    if (!isGood) return undefined;
    const timer = setTimeout(close, LASTS);
    return () => clearTimeout(timer);
  }, [isGood, close]);
  if (run === null) return null;
  const done = run.added + run.duplicates + run.failures.length;
  return (
    <section className={styles.sheet} aria-label={text.title}>
      <div className={styles.head}>
        <p role="status" className={styles.title}>
          {run.total === 0 ? text.noImages : run.isBusy ? text.progress(done, run.total) : text.ended(run.added)}
        </p>
        {!run.isBusy && <CloseButton onClick={close} label={text.close} />}
      </div>
      {run.isBusy && <progress className={styles.bar} max={run.total} value={done} aria-label={text.title} />}
      {run.duplicates > 0 && <p className={styles.words}>{text.duplicates(run.duplicates)}</p>}
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
