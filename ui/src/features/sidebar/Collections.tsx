import { Plus } from "lucide-react";
import { useState } from "react";

import { attempt } from "../../api/changes";
import { useClient } from "../../api/context";
import { useOperation } from "../../api/queries";
import { IconButton } from "../../components/IconButton";
import { InlineEdit } from "../../components/InlineEdit";
import { text } from "../../text/organise";
import { CollectionRow } from "./CollectionRow";
import { Section } from "./Section";
import styles from "./Sidebar.module.css";
import { VirtualRows } from "./VirtualRows";

/** The collections, in their order; a new one is named in place. */
export function Collections() {
  const client = useClient();
  const { data } = useOperation("list_collections", {});
  const [creates, setCreates] = useState(false);
  const collections = data?.items ?? [];

  async function create(name: string) {
    return (await attempt(() => client.call("create_collection", { name }))) !== null;
  }

  return (
    <Section
      name="collections"
      title={text.sidebar.collections}
      count={collections.length}
      action={
        client.allowed.write && (
          <IconButton label={text.sidebar.newCollection} icon={<Plus />} onClick={() => setCreates(true)} />
        )
      }
    >
      {creates && (
        <div className={styles.edit}>
          <InlineEdit
            label={text.sidebar.collectionName}
            placeholder={text.sidebar.collectionName}
            maxLength={200}
            save={create}
            done={() => setCreates(false)}
          />
        </div>
      )}
      {data !== undefined && collections.length === 0 && !creates && <p className={styles.none}>{text.sidebar.noCollections}</p>}
      <VirtualRows
        label={text.sidebar.collections}
        items={collections}
        keyOf={({ id }) => id}
        render={(collection, i) => <CollectionRow collection={collection} isFirst={i === 0} isLast={i === collections.length - 1} />}
      />
    </Section>
  );
}
