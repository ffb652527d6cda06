import { Images, Undo2 } from "lucide-react";
import { useEffect, useMemo, useState } from "react";

import { attempt, undoEntries } from "../../api/changes";
import { useClient } from "../../api/context";
import type { Actor, JournalId } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { IconButton } from "../../components/IconButton";
import { text } from "../../text/activity";
import styles from "./Activity.module.css";
import { ago, beginOf, type Burst, bursts, isAboutImages } from "./bursts";
import { Rings } from "./Rings";
import { showImages } from "./showImages";

const PAGE = 200;
/** The most entries of one page of the core. */
const MOST = 1_000;
const MINUTE = 60_000;

/** What was done and by whom, newest first, each burst with its undo. The one that the pointer or the focus is on rings its images. */
export function Activity() {
  const [actor, setActor] = useState<Actor | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const everybody = useOperation("list_activity", { limit: PAGE });
  const { data } = useOperation("list_activity", { limit, ...(actor === null ? {} : { actor }) }, { keep: true });
  const now = useNow();
  const [over, setOver] = useState<JournalId | null>(null);
  const [focused, setFocused] = useState<JournalId | null>(null);
  const found = useMemo(() => bursts(data?.items ?? []), [data]);
  const actors = useMemo(() => [...new Set((everybody.data?.items ?? []).map((entry) => entry.actor))].toSorted(), [everybody.data]);
  const lit = found.find((burst) => beginOf(burst) === (over ?? focused));
  if (data === undefined) return null;
  return (
    <div className={styles.activity}>
      {(actors.length > 1 || actor !== null) && (
        <div className={styles.filters} role="group" aria-label={text.label}>
          {[null, ...actors].map((one) => (
            <button key={one ?? ""} type="button" className={styles.filter} aria-pressed={one === actor} onClick={() => setActor(one)}>
              {one === null ? text.everyone : text.actor(one)}
            </button>
          ))}
        </div>
      )}
      {found.length === 0 && <p className={styles.none}>{actor === null ? text.nobody : text.nothingBy}</p>}
      <ul aria-label={text.label}>
        {found.map((burst) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only shows what it is about
          <li
            key={beginOf(burst)}
            onPointerEnter={() => setOver(beginOf(burst))}
            onPointerLeave={() => setOver(null)}
            onFocus={({ target }) => setFocused(target.matches(":focus-visible") ? beginOf(burst) : null)}
            onBlur={() => setFocused(null)}
          >
            <Line burst={burst} now={now} />
          </li>
        ))}
      </ul>
      {lit !== undefined && isAboutImages(lit) && <Rings key={beginOf(lit)} entries={lit.entries} />}
      {data.next !== null && limit < MOST && (
        <Button look="quiet" className={styles.older} onClick={() => setLimit(MOST)}>
          {text.older}
        </Button>
      )}
    </div>
  );
}

function Line({ burst, now }: { burst: Burst; now: number }) {
  const client = useClient();
  const what = text.did(burst.operation, burst.changes, burst.entries.length);
  const all = burst.undone === burst.entries.length;
  return (
    <div className={styles.line} data-undone={all}>
      <div className={styles.words}>
        <p>
          <strong className={styles.actor}>{text.actor(burst.actor)}</strong> <span className={styles.what}>{what}</span>
        </p>
        <p className={styles.when}>
          <time dateTime={burst.at}>{ago(burst.at, now)}</time>
          {burst.undone > 0 && ` · ${all ? text.undone : text.partlyUndone(burst.undone)}`}
        </p>
      </div>
      {isAboutImages(burst) && (
        <IconButton
          className={styles.show}
          label={text.show}
          aria-description={what}
          icon={<Images />}
          side="right"
          onClick={() => void attempt(() => showImages(client, burst.entries))}
        />
      )}
      {client.allowed.write && burst.undoes.length > 0 && (
        <IconButton
          className={styles.undo}
          label={text.undo}
          aria-description={what}
          icon={<Undo2 />}
          side="right"
          onClick={() => void attempt(() => undoEntries(client, burst.undoes))}
        />
      )}
    </div>
  );
}

/** Returns the time, anew every minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
