import { useClient } from "../../api/context";
import type { Generation } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { changeCollections, changeTags, type LabelChange } from "../../commands/labels";
import { useCommandContext } from "../../commands/useCommands";
import { Chip } from "../../components/Chip";
import { quote } from "../../state/query";
import { useView } from "../../state/view";
import { text } from "../../text/details";
import { AddLabel } from "./AddLabel";
import styles from "./Details.module.css";

type Props = { image: Generation };

/** The tags of an image: a click shows all that have it, the cross takes it off. */
export function TagChips({ image: { id, tags } }: Props) {
  const client = useClient();
  const context = useCommandContext();
  const { data } = useOperation("list_tags", {}, { keep: true });
  const known = data?.items ?? [];
  const change = (what: Partial<LabelChange>) => changeTags(context(), [id], { add: [], remove: [], ...what });
  return (
    <div className={styles.chips}>
      {tags.map((tag) => (
        <Chip
          key={tag}
          color={known.find(({ name }) => name === tag)?.color ?? null}
          hint={text.filterTag(tag)}
          onClick={() => useView.getState().go({ query: `tag:${quote(tag)}`, collection: null })}
          {...(client.allowed.write ? { remove: { label: text.removeTag(tag), run: () => void change({ remove: [tag] }) } } : {})}
        >
          {tag}
        </Chip>
      ))}
      {client.allowed.write && (
        <AddLabel
          label={text.addTag}
          maxLength={100}
          options={known.filter(({ name }) => !tags.includes(name)).map(({ name, count }) => ({ name, count }))}
          add={(name) => change({ add: [name] })}
        />
      )}
    </div>
  );
}

/** The collections that an image is in. */
export function CollectionChips({ image: { id, collections } }: Props) {
  const client = useClient();
  const context = useCommandContext();
  const { data } = useOperation("list_collections", {}, { keep: true });
  const change = (what: Partial<LabelChange>) => changeCollections(context(), [id], { add: [], remove: [], ...what });
  return (
    <div className={styles.chips}>
      {collections.map((name) => (
        <Chip
          key={name}
          hint={text.filterCollection(name)}
          onClick={() => useView.getState().go({ query: "", collection: name })}
          {...(client.allowed.write ? { remove: { label: text.removeCollection(name), run: () => void change({ remove: [name] }) } } : {})}
        >
          {name}
        </Chip>
      ))}
      {client.allowed.write && (
        <AddLabel
          label={text.addCollection}
          maxLength={200}
          options={(data?.items ?? []).filter(({ name }) => !collections.includes(name)).map(({ name, count }) => ({ name, count }))}
          add={(name) => change({ add: [name] })}
        />
      )}
    </div>
  );
}
