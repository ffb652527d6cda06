import { useState, type MouseEvent } from "react";

import { attempt, tellDone } from "../../api/changes";
import { useClient } from "../../api/context";
import type { GenerationId, Tag } from "../../api/generated/operations";
import { InlineEdit } from "../../components/InlineEdit";
import type { MenuLine } from "../../components/Menu";
import { changeTags } from "../../commands/labels";
import { useCommandContext } from "../../commands/useCommands";
import { editLabel } from "../../state/labelEdits";
import { setTerm, termState, toggleTerm } from "../../state/query";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import { ColorDialog } from "./ColorDialog";
import { Row } from "./Row";
import styles from "./Sidebar.module.css";
import { useDrop } from "./useDrop";

/** What a dragged tag carries: its name. */
const tagType = "application/x-pixery-tag";

type Props = { tag: Tag };

export function TagRow({ tag: { name, color, sensitive, count } }: Props) {
  const client = useClient();
  const context = useCommandContext();
  const { view, go, replace } = useView();
  const [edits, setEdits] = useState<"name" | "color" | null>(null);
  const state = termState(view.query, "tag", name);
  const { write } = client.allowed;

  function put(ids: GenerationId[]) {
    void changeTags(context(), ids, { add: [name], remove: [] });
  }
  const { over, handlers } = useDrop(
    write ? put : null,
    write ? { type: tagType, goes: "on", dropped: (from) => from !== name && editLabel({ kind: "merge", from, into: name }) } : undefined,
  );

  function choose(event: MouseEvent) {
    go({ query: toggleTerm(view.query, "tag", name, event.altKey ? "negated" : "asked") });
  }

  async function update(change: { name?: string; color?: string; hidden?: boolean; sensitive?: boolean }, words: string) {
    const done = await attempt(() => client.call("update_tags", { tags: [name], ...change }));
    if (done === null) return false;
    tellDone(client, words, [done.entry]);
    return true;
  }

  async function rename(to: string) {
    const done = await update({ name: to }, text.did.renamed(name, to));
    if (done && state !== "absent") replace({ query: setTerm(setTerm(view.query, "tag", name, "absent"), "tag", to, state) });
    return done;
  }

  /** A tag that is gone would make the query an error or an empty view. */
  function forget() {
    if (state !== "absent") go({ query: setTerm(view.query, "tag", name, "absent") });
  }

  async function remove() {
    const done = await attempt(() => client.call("delete_tags", { tags: [name] }));
    if (done === null) return;
    tellDone(client, text.did.deleted(name), [done.entry]);
    forget();
  }

  async function hide() {
    if (await update({ hidden: true }, text.did.hidden(name))) forget();
  }

  if (edits === "name") {
    return (
      <div className={styles.edit}>
        <InlineEdit label={text.sidebar.newName(name)} value={name} maxLength={100} save={rename} done={() => setEdits(null)} />
      </div>
    );
  }
  const exclude: MenuLine = {
    kind: "item",
    label: state === "negated" ? text.sidebar.unexclude : text.sidebar.exclude,
    run: () => go({ query: toggleTerm(view.query, "tag", name, "negated") }),
  };
  const changes: MenuLine[] = [
    { kind: "separator" },
    { kind: "item", label: text.sidebar.rename, run: () => setEdits("name") },
    { kind: "item", label: text.sidebar.color, run: () => setEdits("color") },
    { kind: "item", label: text.sidebar.merge, run: () => editLabel({ kind: "merge", from: name, into: null }) },
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
        icon={<span className={styles.dot} style={color === undefined ? {} : { backgroundColor: color }} />}
        count={count}
        hint={text.sidebar.tagHint}
        means="toggle"
        state={state === "asked" ? "chosen" : state === "negated" ? "negated" : "plain"}
        over={over}
        drop={handlers}
        lines={write ? [exclude, ...changes] : [exclude]}
        onClick={choose}
        {...(write
          ? {
              onDragStart: (event) => {
                event.dataTransfer.setData(tagType, name);
                event.dataTransfer.effectAllowed = "move";
              },
            }
          : {})}
      />
      {edits === "color" && (
        <ColorDialog
          name={name}
          color={color ?? null}
          choose={async (to) => {
            const done = await attempt(() => client.call("update_tags", { tags: [name], color: to }));
            if (done !== null) setEdits(null);
          }}
          onClose={() => setEdits(null)}
        />
      )}
    </>
  );
}
