import { Check, Minus, Plus } from "lucide-react";
import { useId, useMemo, useState, type KeyboardEvent } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { changeCollections, changeTags } from "../../commands/labels";
import { selectionsOf } from "../../commands/selections";
import { useCommandContext } from "../../commands/useCommands";
import { askForLabels, type Wish, type Wishes } from "../../state/labelling";
import { useView } from "../../state/view";
import { text as words } from "../../text/organise";
import styles from "./LabelDialog.module.css";
import { after, type Label, nextWish, offer, partTyped, triState, type TriState } from "./triState";
import { type LabelKind, useLabelCounts } from "./useLabelCounts";

type Props = { kind: LabelKind; targets: readonly GenerationId[]; refused?: Wishes; onClose(): void };

const nothing: Wishes = new Map();

type Line = { name: string; label: Label | null; is: TriState };

/** Puts tags on images, or images into collections: typing finds or makes a name, Enter applies. */
export function LabelDialog({ kind, targets, refused = nothing, onClose }: Props) {
  const context = useCommandContext();
  const [now] = useState(context);
  const tags = useOperation("list_tags", {}, { enabled: kind === "tag" });
  const collections = useOperation("list_collections", {}, { enabled: kind === "collection" });
  const labels: readonly Label[] | undefined = (kind === "tag" ? tags : collections).data?.items;
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(-1);
  const [wishes, setWishes] = useState(refused);
  const [made, setMade] = useState<readonly string[]>(() => [...refused.keys()]);
  const [selections] = useState(() => selectionsOf(targets, now.index, useView.getState().view));
  const listId = useId();
  const text = words.labels[kind];

  const all = useMemo(
    () => {
      const known = new Set(labels?.map(({ name }) => name.toLowerCase()));
      const fresh = made.filter((name) => !known.has(name.toLowerCase()));
      return [...fresh.map((name): Label => ({ name, count: 0 })), ...(labels ?? [])];
    },
    [made, labels],
  );
  // What is on the images is known one step after what is offered: the list's order settles when it opens, never under the pointer.
  const first = useMemo(() => offer(all, typed, () => false), [all, typed]);
  const counts = useLabelCounts(kind, targets, selections, first.map(({ name }) => name));
  const offered = offer(all, typed, ({ name }) => made.includes(name) || (counts.of(name) ?? 0) > 0);
  const sought = typed.trim();
  const isNew = sought !== "" && labels !== undefined && !all.some(({ name }) => name.toLowerCase() === sought.toLowerCase());
  const lines: Line[] = offered.map((label) => ({
    name: label.name,
    label,
    is: triState(counts.of(label.name), targets.length),
  }));
  if (isNew) lines.push({ name: sought, label: null, is: "none" });
  const active = chosen >= 0 ? Math.min(chosen, lines.length - 1) : sought === "" ? -1 : 0;

  function wishOf(name: string): Wish {
    return wishes.get(name) ?? null;
  }

  function withWish(line: Line, wish: Wish): Wishes {
    return new Map(wishes).set(line.name, wish);
  }

  function choose(line: Line) {
    setWishes(withWish(line, nextWish(line.is, wishOf(line.name))));
    if (line.label === null) {
      setMade([line.name, ...made]);
      setTyped("");
      setChosen(-1);
    }
  }

  /** Names that are finished with a comma come on at once; the field goes on with the rest. */
  function type(value: string) {
    setChosen(-1);
    const { finished, rest } = kind === "tag" ? partTyped(value) : { finished: [], rest: value };
    setTyped(rest);
    if (finished.length === 0) return;
    const known = new Map(all.map(({ name }) => [name.toLowerCase(), name]));
    const names = finished.map((name) => known.get(name.toLowerCase()) ?? name);
    setWishes(new Map([...wishes, ...names.map((name) => [name, "add"] as const)]));
    const fresh = names.filter((name) => !known.has(name.toLowerCase()));
    setMade([...fresh, ...made]);
  }

  /** Goes at once, so that the next key is the gallery's; a refusal offers it again, with what was asked for. */
  async function apply(asked: Wishes) {
    onClose();
    const add = [...asked].filter(([, wish]) => wish === "add").map(([name]) => name);
    const remove = [...asked].filter(([, wish]) => wish === "remove").map(([name]) => name);
    if (add.length + remove.length === 0) return;
    const change = kind === "tag" ? changeTags : changeCollections;
    const again = () => askForLabels(kind === "tag" ? "tag" : "collect", targets, asked);
    await change(now, targets, { add, remove }, again);
  }

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && lines.length > 0) {
      event.preventDefault();
      const next = (Math.max(active, step > 0 ? -1 : 0) + step + lines.length) % lines.length;
      setChosen(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      const line = lines[active];
      // What was typed is meant; what was already clicked stays as it was wished.
      const takes = line !== undefined && wishOf(line.name) === null;
      // The names may not be read yet: what was typed is a name all the same, and the core knows whether it is there.
      const name = typed.trim();
      const isEarly = labels === undefined && name !== "";
      void apply(isEarly ? new Map([...wishes, [name, "add"]]) : takes ? withWish(line, nextWish(line.is, null)) : wishes);
    }
  }

  const adds = [...wishes].filter(([, wish]) => wish === "add").map(([name]) => name);
  const removes = [...wishes].filter(([, wish]) => wish === "remove").map(([name]) => name);
  const summary = [
    ...(adds.length > 0 ? [words.labels.adds(adds)] : []),
    ...(removes.length > 0 ? [adds.length > 0 ? words.labels.removes(removes) : words.labels.removesOnly(removes)] : []),
  ].join(", ");
  return (
    <Dialog
      title={text.title(targets)}
      onClose={onClose}
      footer={
        <>
          <p className={styles.summary} role="status">
            {summary === "" ? words.labels.keys : `${summary}.`}
          </p>
          <Button look="quiet" onClick={onClose}>
            {words.labels.cancel}
          </Button>
          <Button look="primary" disabled={summary === ""} onClick={() => void apply(wishes)}>
            {words.labels.apply}
          </Button>
        </>
      }
    >
      <input
        className={styles.field}
        type="text"
        role="combobox"
        aria-label={text.field}
        aria-expanded="true"
        aria-controls={listId}
        {...(active < 0 ? {} : { "aria-activedescendant": `${listId}-${active}` })}
        placeholder={text.field}
        maxLength={kind === "tag" ? 500 : 200}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={pressed}
      />
      <div id={listId} className={styles.list} role="listbox" aria-label={text.field} aria-multiselectable="true">
        {lines.map((line, i) => (
          <Option
            key={line.label === null ? "new" : line.name}
            id={`${listId}-${i}`}
            line={line}
            active={i === active}
            becomes={after(line.is, wishOf(line.name))}
            words={line.label === null ? text.create(line.name) : line.name}
            choose={() => choose(line)}
          />
        ))}
      </div>
      {lines.length === 0 && labels !== undefined && <p className={styles.none}>{text.none}</p>}
    </Dialog>
  );
}

type OptionProps = { id: string; line: Line; active: boolean; becomes: TriState; words: string; choose(): void };

function Option({ id, line: { label }, active, becomes, words: name, choose }: OptionProps) {
  const icon = { all: <Check />, some: <Minus />, none: null, unknown: null }[becomes];
  return (
    <div
      id={id}
      className={styles.option}
      role="option"
      tabIndex={-1}
      aria-selected={becomes === "all"}
      data-active={active}
      data-state={becomes}
      // The field keeps the focus.
      onPointerDown={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <span className={styles.box}>{label === null ? <Plus /> : icon}</span>
      {label?.color !== undefined && <span className={styles.dot} style={{ backgroundColor: label.color }} />}
      <span className={styles.name}>{name}</span>
      {(becomes === "all" || becomes === "some") && <span className="visually-hidden">{`, ${words.labels.state[becomes]}`}</span>}
      {label !== null && label.count > 0 && <span className={styles.count}>{label.count.toLocaleString()}</span>}
    </div>
  );
}
