import { useDeferredValue, useMemo, useState } from "react";

import { useOperation } from "../../api/queries";
import { TextField } from "../../components/TextField";
import { text } from "../../text/organise";
import { Section } from "./Section";
import styles from "./Sidebar.module.css";
import { TagRow } from "./TagRow";
import { VirtualRows } from "./VirtualRows";

/** From how many tags on a field to find one in is worth its place. */
const MANY = 8;

/** The tags, most used first. */
export function Tags() {
  const { data } = useOperation("list_tags", {});
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim().toLowerCase());
  const tags = useMemo(() => data?.items ?? [], [data]);
  const found = useMemo(
    () => (sought === "" ? tags : tags.filter(({ name }) => name.toLowerCase().includes(sought))),
    [tags, sought],
  );
  return (
    <Section name="tags" title={text.sidebar.tags} count={tags.length}>
      {tags.length >= MANY && (
        <TextField
          className={styles.find ?? ""}
          type="search"
          label={text.sidebar.findTag}
          labelHidden
          placeholder={text.sidebar.findTag}
          value={typed}
          onChange={setTyped}
        />
      )}
      {data !== undefined && tags.length === 0 && <p className={styles.none}>{text.sidebar.noTags}</p>}
      {tags.length > 0 && found.length === 0 && <p className={styles.none}>{text.sidebar.noSuchTag(typed.trim())}</p>}
      <VirtualRows
        label={text.sidebar.tags}
        items={found}
        keyOf={({ id }) => id}
        render={(tag) => <TagRow tag={tag} />}
      />
    </Section>
  );
}
