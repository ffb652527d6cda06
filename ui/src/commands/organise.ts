/** Putting images in order: star, tag, collect, trash, and the way back. Every change says what it did. */
import { attempt, tell, tellDone, tellUndone } from "../api/changes";
import type { GenerationId, JournalId, Selection } from "../api/generated/operations";
import { flag, type LayoutIndex, positionOf } from "../api/layoutIndex";
import { askForLabels } from "../state/labelling";
import { askToPurge } from "../state/purge";
import { useSelection } from "../state/selection";
import { termState } from "../state/query";
import { useView } from "../state/view";
import { text } from "../text/organise";
import type { Command, Context } from "./command";
import { isMac } from "./keys";
import { selectionsOf } from "./selections";
import { stepAside } from "./stepAside";

type Answer = { changedCount: number; entry: JournalId | null };

/** Whether the gallery shows the trash. */
export function showsTrash(query: string): boolean {
  return termState(query, "is", "trashed") === "asked";
}

const inTrash = () => showsTrash(useView.getState().view.query);
const canWrite = ({ client, targets }: Context) => client.allowed.write && targets.length > 0;

function hasFlag({ targets, index, tiles }: Context, bit: number, row: "starred" | "rejected"): boolean {
  // The rows on screen are newer than the index.
  return targets.every((id) => tiles.get(id)?.[row] ?? flagged(index, id, bit));
}

function flagged(index: LayoutIndex, id: GenerationId, bit: number): boolean {
  const at = positionOf(index, id);
  return at >= 0 && ((index.flags[at] ?? 0) & bit) !== 0;
}

/** Carries a change out over images and says what it did. */
export async function changeImages(
  { client, index }: Pick<Context, "client" | "index">,
  targets: readonly GenerationId[],
  call: (selection: Selection) => Promise<Answer>,
  words: (count: number) => string,
  undone?: () => void,
): Promise<boolean> {
  const answers = await attempt(async () => {
    const all: Answer[] = [];
    for (const selection of selectionsOf(targets, index, useView.getState().view)) all.push(await call(selection));
    return all;
  });
  if (answers === null) return false;
  const count = answers.reduce((sum, { changedCount }) => sum + changedCount, 0);
  if (count === 0) tell(text.did.nothing);
  else tellDone(client, words(count), answers.map(({ entry }) => entry), undone);
  return true;
}

function star(context: Context): Promise<boolean> {
  const starred = !hasFlag(context, flag.starred, "starred");
  return changeImages(
    context,
    context.targets,
    (selection) => context.client.call("star_generations", { selection, starred }),
    starred ? text.did.starred : text.did.unstarred,
  );
}

function reject(context: Context): Promise<boolean> {
  const rejected = !hasFlag(context, flag.rejected, "rejected");
  return changeImages(
    context,
    context.targets,
    (selection) => context.client.call("reject_generations", { selection, rejected }),
    rejected ? text.did.rejected : text.did.unrejected,
  );
}

/** Trashes or restores; what leaves the view takes its marks along, and undoing brings them back. */
async function move(context: Context, name: "trash_generations" | "restore_generations"): Promise<void> {
  const { targets, client } = context;
  const marked = targets.filter((id) => useSelection.getState().marks.has(id));
  const goOn = stepAside(context);
  const moved = await changeImages(
    context,
    targets,
    (selection) => client.call(name, { selection }),
    name === "trash_generations" ? text.did.trashed : text.did.restored,
    () => useSelection.getState().addMarks(marked),
  );
  if (!moved) return;
  useSelection.getState().removeMarks(targets);
  goOn();
}

function removeFromCollection(context: Context): Promise<boolean> {
  const { collection } = useView.getState().view;
  if (collection === null) return Promise.resolve(false);
  return changeImages(
    context,
    context.targets,
    (selection) => context.client.call("remove_from_collection", { selection, collection }),
    (count) => text.did.unfiled(count, collection),
  );
}

async function undo({ client }: Context): Promise<void> {
  const answer = await attempt(() => client.call("undo", {}));
  if (answer === null) return;
  if (answer.entries.length === 0) tell(text.nothingToUndo);
  else tellUndone([answer], text.undone);
}

async function redo({ client }: Context): Promise<void> {
  const answer = await attempt(() => client.call("redo", {}));
  if (answer === null) return;
  if (answer.entries.length === 0) tell(text.nothingToRedo);
  else tellUndone([answer], text.redone);
}

export const organiseCommands: readonly Command[] = [
  {
    id: "organise.star",
    title: "Star or unstar",
    group: "Organise",
    keys: ["f"],
    menu: "image",
    when: canWrite,
    run: async (context) => void (await star(context)),
  },
  {
    id: "organise.tag",
    title: "Tag…",
    group: "Organise",
    keys: ["t"],
    menu: "image",
    when: canWrite,
    run: ({ targets }) => askForLabels("tag", targets),
  },
  {
    id: "organise.collect",
    title: "Put into a collection…",
    group: "Organise",
    keys: ["shift+c"],
    menu: "image",
    when: canWrite,
    run: ({ targets }) => askForLabels("collect", targets),
  },
  {
    id: "organise.remove-from-collection",
    title: "Remove from this collection",
    group: "Organise",
    keys: ["shift+Delete"],
    menu: "image",
    when: (context) => canWrite(context) && useView.getState().view.collection !== null && !inTrash(),
    run: async (context) => void (await removeFromCollection(context)),
  },
  {
    id: "organise.reject",
    title: "Reject or take that back",
    group: "Organise",
    keys: ["x"],
    menu: "image",
    when: (context) => canWrite(context) && !inTrash(),
    run: async (context) => void (await reject(context)),
  },
  {
    id: "organise.trash",
    title: "Put into the trash",
    group: "Organise",
    keys: isMac ? ["Delete", "Backspace"] : ["Delete"],
    menu: "image",
    when: (context) => canWrite(context) && !inTrash(),
    run: (context) => move(context, "trash_generations"),
  },
  {
    id: "organise.restore",
    title: "Restore from the trash",
    group: "Organise",
    keys: ["shift+u"],
    menu: "image",
    when: (context) => canWrite(context) && inTrash(),
    run: (context) => move(context, "restore_generations"),
  },
  {
    id: "organise.purge",
    title: "Delete for good…",
    group: "Organise",
    keys: ["Delete"],
    scopes: ["gallery"],
    menu: "image",
    when: (context) => canWrite(context) && inTrash(),
    run: ({ targets }) => askToPurge(targets),
  },
  {
    id: "organise.undo",
    title: "Undo",
    group: "Edit",
    keys: ["mod+z"],
    when: ({ client }) => client.allowed.write,
    run: undo,
  },
  {
    id: "organise.redo",
    title: "Redo",
    group: "Edit",
    keys: ["mod+shift+z", "mod+y"],
    when: ({ client }) => client.allowed.write,
    run: redo,
  },
];
