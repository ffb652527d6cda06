import { text } from "../../text/gallery";
import styles from "./Grid.module.css";
import type { Waiting as Many } from "./useShown";

type Props = { waiting: Many; onClick(): void };

/** Says what came while a hand was at work, and lets it in. */
export function Waiting({ waiting, onClick }: Props) {
  const { images, jobs } = waiting;
  return (
    <div role="status">
      {images + jobs > 0 && (
        <button type="button" className={styles.waiting} onClick={onClick}>
          {text.waiting(images, jobs)}
        </button>
      )}
    </div>
  );
}
