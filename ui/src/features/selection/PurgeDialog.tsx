import { attempt, tell } from "../../api/changes";
import { useClient } from "../../api/context";
import { useOperation } from "../../api/queries";
import type { Selection } from "../../api/generated/operations";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { selectionsOf } from "../../commands/selections";
import { useCommandContext } from "../../commands/useCommands";
import { usePurge } from "../../state/purge";
import { useSelection } from "../../state/selection";
import { useView } from "../../state/view";
import { text } from "../../text/organise";

type Props = { onClose(): void };

/** Asks before images go for good: the one thing here that has no way back. */
export function PurgeDialog({ onClose }: Props) {
  const client = useClient();
  const context = useCommandContext();
  const what = usePurge((state) => state.what);
  const trash = useOperation("count_generations", { query: "is:trashed" }, { enabled: what === "everything" });
  const count = what === "everything" ? trash.data?.count : what.length;
  if (count === undefined || count === 0) return null;

  async function purge() {
    onClose();
    const selections: Selection[] =
      what === "everything" ? [{ query: "is:trashed" }] : selectionsOf(what, context().index, useView.getState().view);
    const done = await attempt(async () => {
      let purged = 0;
      const left: string[] = [];
      for (const selection of selections) {
        const answer = await client.call("purge_generations", { selection, confirmed: true });
        purged += answer.purgedCount;
        left.push(...answer.leftFiles);
        useSelection.getState().removeMarks(answer.purged);
      }
      return { purged, left: left.length };
    });
    if (done === null) return;
    tell(text.did.purged(done.purged), done.left === 0 ? undefined : text.leftFiles(done.left));
  }

  return (
    <Dialog
      title={text.purge.title(count)}
      description={text.purge.what(count)}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.purge.cancel}
          </Button>
          <Button look="danger" onClick={() => void purge()}>
            {text.purge.action(count)}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
