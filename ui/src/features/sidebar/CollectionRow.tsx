import { Folder, FolderOpen } from "lucide-react";
import { useState } from "react";

import { attempt, tellDone } from "../../api/changes";
import { useClient } from "../../api/context";
import type { Collection, CollectionPlace, GenerationId } from "../../api/generated/operations";
import { InlineEdit } from "../../components/InlineEdit";
import type { MenuLine } from "../../components/Menu";
import { changeCollections } from "../../commands/labels";
import { useCommandContext } from "../../commands/useCommands";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import { DescriptionDialog } from "./DescriptionDialog";
import { Row } from "./Row";
import styles from "./Sidebar.module.css";
import { useDrop } from "./useDrop";

/** What a dragged collection carries: its name. */
const collectionType = "application/x-pixery-collection";

type Props = {
  collection: Collection;
  /** The names of the collections beside it. */
  above: string | undefined;
  below: string | undefined;
};

export function CollectionRow({ collection: { name, description, sensitive, count }, above, below }: Props) {
  const client = useClient();
  const context = useCommandContext();
  const { view, go, replace } = useView();
  const [edits, setEdits] = useState<"name" | "description" | null>(null);
  const chosen = view.collection?.toLowerCase() === name.toLowerCase();

  function put(ids: GenerationId[]) {
    void changeCollections(context(), ids, { add: [name], remove: [] });
  }
  const { write } = client.allowed;
  const { over, handlers } = useDrop(
    write ? put : null,
    write
      ? {
          type: collectionType,
          goes: "between",
          dropped: (moved, where) => moved !== name && void move(moved, where === "above" ? { before: name } : { after: name }),
        }
      : undefined,
  );

  async function move(moved: string, place: CollectionPlace) {
    const done = await attempt(() => client.call("reorder_collections", { collections: [moved], place }));
    if (done !== null && done.changed > 0) tellDone(client, text.did.moved(moved), [done.entry]);
  }

  async function update(change: { name?: string; hidden?: boolean; sensitive?: boolean }, words: string) {
    const done = await attempt(() => client.call("update_collections", { collections: [name], ...change }));
    if (done === null) return false;
    tellDone(client, words, [done.entry]);
    return true;
  }

  async function rename(to: string) {
    const done = await update({ name: to }, text.did.renamed(name, to));
    if (done && chosen) replace({ collection: to });
    return done;
  }

  async function remove() {
    const done = await attempt(() => client.call("delete_collections", { collections: [name] }));
    if (done === null) return;
    tellDone(client, text.did.deleted(name), [done.entry]);
    if (chosen) go({ collection: null });
  }

  async function hide() {
    if ((await update({ hidden: true }, text.did.hidden(name))) && chosen) go({ collection: null });
  }

  if (edits === "name") {
    return (
      <div className={styles.edit}>
        <InlineEdit label={text.sidebar.newName(name)} value={name} maxLength={200} save={rename} done={() => setEdits(null)} />
      </div>
    );
  }
  const lines: MenuLine[] = [
    { kind: "item", label: text.sidebar.rename, run: () => setEdits("name") },
    { kind: "item", label: text.sidebar.describe, run: () => setEdits("description") },
    ...(above === undefined && below === undefined ? [] : [{ kind: "separator" } as const]),
    ...(above === undefined ? [] : [{ kind: "item", label: text.sidebar.moveUp, run: () => void move(name, { before: above }) } as const]),
    ...(below === undefined ? [] : [{ kind: "item", label: text.sidebar.moveDown, run: () => void move(name, { after: below }) } as const]),
    { kind: "separator" },
    { kind: "item", label: text.sidebar.hide, run: () => void hide() },
    {
      kind: "item",
      label: sensitive ? text.sidebar.unmarkSensitive : text.sidebar.markSensitive,
      run: () => void update({ sensitive: !sensitive }, sensitive ? text.did.notSensitive(name) : text.did.sensitive(name)),
    },
    { kind: "separator" },
    { kind: "item", label: text.sidebar.delete, run: () => void remove() },
  ];
  return (
    <>
      <Row
        name={name}
        icon={chosen ? <FolderOpen /> : <Folder />}
        count={count}
        hint={description === "" ? undefined : description}
        state={chosen ? "chosen" : "plain"}
        over={over}
        drop={handlers}
        lines={write ? lines : []}
        onClick={() => go({ collection: name, query: "" })}
        {...(write
          ? {
              onDragStart: (event) => {
                event.dataTransfer.setData(collectionType, name);
                event.dataTransfer.effectAllowed = "move";
              },
            }
          : {})}
      />
      {edits === "description" && (
        <DescriptionDialog name={name} description={description} onClose={() => setEdits(null)} />
      )}
    </>
  );
}
