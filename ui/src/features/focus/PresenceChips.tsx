import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { useOperation } from "../../api/queries";
import { Hint } from "../../components/Hint";
import { text } from "../../text/focus";
import styles from "./PresenceChips.module.css";

/** An agent counts as present for a minute; when that is over nothing happens in the library, so the clock has to ask. */
const LOOK_AGAIN = 15_000;

/** The agents that were seen in the last minute. */
export function PresenceChips() {
  const queries = useQueryClient();
  const present = useOperation("list_presence", {}, { keep: true }).data?.items ?? [];
  const some = present.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ["list_presence"] }), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [queries, some]);
  if (!some) return null;
  return (
    <ul className={styles.chips} aria-label={text.agents}>
      {present.slice(0, 3).map(({ actor, did }) => (
        <li key={actor}>
          <Hint label={text.present(actor, did)}>
            <button type="button" className={styles.chip}>
              <span className={styles.dot} />
              {actor}
            </button>
          </Hint>
        </li>
      ))}
    </ul>
  );
}
