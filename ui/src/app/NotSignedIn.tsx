import { text } from "../text/app";
import styles from "./NotSignedIn.module.css";

type Props = {
  /** Whether nobody answers at all. */
  away: boolean;
};

export function NotSignedIn({ away }: Props) {
  const words = away ? text.away : text.notSignedIn;
  return (
    <main className={styles.page}>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      <code>pixery serve</code>
      <button type="button" className={styles.again} onClick={() => window.location.reload()}>
        {text.tryAgain}
      </button>
    </main>
  );
}
