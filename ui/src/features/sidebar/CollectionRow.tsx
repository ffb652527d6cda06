import { Folder, FolderOpen } from "lucide-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { attempt, tellDone } from "../../api/changes";
import { useClient } from "../../api/context";
import type { Collection, CollectionPlace, GenerationId, Operations } from "../../api/generated/operations";
import { InlineEdit } from "../../components/InlineEdit";
import type { MenuLine } from "../../components/Menu";
import { changeCollections } from "../../commands/labels";
import { useCommandContext } from "../../commands/useCommands";
import { editLabel } from "../../state/labelEdits";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import { reordered } from "./reordered";
import { Row } from "./Row";
import styles from "./Sidebar.module.css";
import { useDrop } from "./useDrop";

/** What a dragged collection carries: its name. */
const collectionType = "application/x-pixery-collection";

type Props = {
  collection: Collection;
  /** Whether it is the first or the last of the list. */
  isFirst: boolean;
  isLast: boolean;
};

type List = Operations["list_collections"]["output"];
const list = ["list_collections", {}] as const;

export function CollectionRow({ collection: { name, description, sensitive, count }, isFirst, isLast }: Props) {
  const client = useClient();
  const context = useCommandContext();
  const { view, go, replace } = useView();
  const queries = useQueryClient();
  const [isNamed, setNamed] = useState(false);
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

  /** Moves at once on the screen, so that a second move counts from there. */
  async function move(moved: string, place: CollectionPlace) {
    queries.setQueryData<List>(list, (page) => page && { ...page, items: reordered(page.items, moved, place) });
    const done = await attempt(() => client.call("reorder_collections", { collections: [moved], place }));
    if (done === null) await queries.invalidateQueries({ queryKey: list });
    else if (done.changed > 0) tellDone(client, text.did.moved(moved), [done.entry]);
  }

  function step(by: -1 | 1) {
    const items = queries.getQueryData<List>(list)?.items ?? [];
    const beside = items[items.findIndex((one) => one.name === name) + by];
    if (beside !== undefined) void move(name, by < 0 ? { before: beside.name } : { after: beside.name });
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

  if (isNamed) {
    return (
      <div className={styles.edit}>
        <InlineEdit label={text.sidebar.newName(name)} value={name} maxLength={200} save={rename} done={() => setNamed(false)} />
      </div>
    );
  }
  const lines: MenuLine[] = [
    { kind: "item", label: text.sidebar.rename, run: () => setNamed(true) },
    { kind: "item", label: text.sidebar.describe, run: () => editLabel({ kind: "describe", name, words: description }) },
    ...(isFirst && isLast ? [] : [{ kind: "separator" } as const]),
    ...(isFirst ? [] : [{ kind: "item", label: text.sidebar.moveUp, run: () => step(-1) } as const]),
    ...(isLast ? [] : [{ kind: "item", label: text.sidebar.moveDown, run: () => step(1) } as const]),
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
    </>
  );
}
