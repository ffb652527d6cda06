import { useClient } from "../../api/context";
import { attempt, tell, tellDone } from "../../api/changes";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { showsTrash } from "../../commands/organise";
import { askToPurge } from "../../state/purge";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import styles from "./TrashBanner.module.css";

/** Says that this is the trash, and empties it. */
export function TrashBanner() {
  const shows = useView(({ view }) => showsTrash(view.query));
  return shows ? <Banner /> : null;
}

function Banner() {
  const client = useClient();
  const { data } = useOperation("count_generations", { query: "is:trashed" });
  // An empty trash says so where images would be.
  if (data === undefined || data.count === 0) return null;

  async function restoreAll() {
    const done = await attempt(() => client.call("restore_generations", { selection: { query: "is:trashed" } }));
    if (done === null) return;
    if (done.changedCount === 0) tell(text.did.nothing);
    else tellDone(client, text.did.restored(done.changedCount), [done.entry]);
  }

  return (
    <div className={styles.banner}>
      <p className={styles.words}>{text.trash.title(data.count)}</p>
      {client.allowed.write && (
        <>
          <Button onClick={() => void restoreAll()}>{text.trash.restoreAll}</Button>
          <Button onClick={() => askToPurge("everything")}>{text.trash.emptyIt}</Button>
        </>
      )}
    </div>
  );
}
