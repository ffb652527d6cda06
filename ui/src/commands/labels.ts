/** Tags and collections on many images at once, as one thing to undo. */
import { attempt, tell, tellDone } from "../api/changes";
import type { GenerationId, JournalId, Selection } from "../api/generated/operations";
import { useView } from "../state/view";
import { text } from "../text/organise";
import type { Context } from "./command";
import { selectionsOf } from "./selections";

/** What is put on, and what is taken off, by name. */
export type LabelChange = { add: readonly string[]; remove: readonly string[] };

type Door = Pick<Context, "client" | "index">;
type Answer = { changed: number; entry: JournalId | null };

async function run(context: Door, ids: readonly GenerationId[], calls: readonly ((selection: Selection) => Promise<Answer>)[], again?: () => void) {
  return attempt(async () => {
    const answers: Answer[] = [];
    for (const selection of selectionsOf(ids, context.index, useView.getState().view)) {
      for (const call of calls) answers.push(await call(selection));
    }
    return { changed: answers.reduce((sum, answer) => sum + answer.changed, 0), entries: answers.map(({ entry }) => entry) };
  }, again === undefined ? {} : { again });
}

function say({ client }: Door, done: { changed: number; entries: (JournalId | null)[] } | null, words: (changed: number) => string): boolean {
  if (done === null) return false;
  if (done.changed === 0) tell(text.did.nothing);
  else tellDone(client, words(done.changed), done.entries);
  return true;
}

/** Tags images; says what was done, and whether it could. `again` brings back what was asked for, once it is refused. */
export async function changeTags(context: Door, ids: readonly GenerationId[], { add, remove }: LabelChange, again?: () => void): Promise<boolean> {
  const { client } = context;
  const calls = [
    ...(add.length === 0 ? [] : [(selection: Selection) => client.call("add_tags", { selection, tags: [...add] })]),
    ...(remove.length === 0 ? [] : [(selection: Selection) => client.call("remove_tags", { selection, tags: [...remove] })]),
  ];
  const done = await run(context, ids, calls, again);
  return say(context, done, (changed) => {
    // With one tag each changed link is an image.
    const count = add.length + remove.length === 1 ? changed : ids.length;
    if (remove.length === 0) return text.did.tagged(count, add);
    return add.length === 0 ? text.did.untagged(count, remove) : text.did.labelled(count);
  });
}

async function counted(answer: Promise<{ changedCount: number; entry: JournalId | null }>): Promise<Answer> {
  const { changedCount, entry } = await answer;
  return { changed: changedCount, entry };
}

/** Puts images into collections and takes them out of others. */
export async function changeCollections(context: Door, ids: readonly GenerationId[], { add, remove }: LabelChange, again?: () => void): Promise<boolean> {
  const { client } = context;
  const calls = [
    ...add.map((collection) => (selection: Selection) => counted(client.call("add_to_collection", { selection, collection }))),
    ...remove.map((collection) => (selection: Selection) => counted(client.call("remove_from_collection", { selection, collection }))),
  ];
  const done = await run(context, ids, calls, again);
  return say(context, done, (changed) => {
    const [first] = [...add, ...remove];
    if (first === undefined || add.length + remove.length > 1) return text.did.filedMany(ids.length);
    return add.length === 1 ? text.did.filed(changed, first) : text.did.unfiled(changed, first);
  });
}
