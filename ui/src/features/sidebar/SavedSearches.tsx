import { Bookmark } from "lucide-react";
import { useState } from "react";

import { attempt, tell } from "../../api/changes";
import { useClient } from "../../api/context";
import type { SavedSearch } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { InlineEdit } from "../../components/InlineEdit";
import { useToasts } from "../../state/toasts";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import { Row } from "./Row";
import { Section } from "./Section";
import styles from "./Sidebar.module.css";

/** Queries that were kept under a name; no section where there are none. */
export function SavedSearches() {
  const searches = useOperation("list_saved_searches", {}).data?.items ?? [];
  if (searches.length === 0) return null;
  return (
    <Section name="searches" title={text.sidebar.searches}>
      <ul className={styles.rows} aria-label={text.sidebar.searches}>
        {searches.map((search) => (
          <li key={search.id}>
            <Search search={search} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Search({ search: { name, query } }: { search: SavedSearch }) {
  const client = useClient();
  const { view, go } = useView();
  const [renames, setRenames] = useState(false);
  const { data } = useOperation("count_generations", { query });

  async function rename(newName: string) {
    const done = await attempt(() => client.call("rename_saved_search", { name, newName }));
    if (done !== null) tell(text.did.renamed(name, newName));
    return done !== null;
  }

  async function remove() {
    const done = await attempt(() => client.call("delete_saved_search", { name }));
    if (done === null) return;
    // The journal has no entry for it; saving it again is the way back.
    const restore = () => void attempt(() => client.call("save_search", { name, query }));
    useToasts.getState().add({
      tone: "plain",
      text: text.did.searchDeleted(name),
      lasts: 10_000,
      actions: [{ label: text.undo, run: restore }],
    });
  }

  if (renames) {
    return (
      <div className={styles.edit}>
        <InlineEdit label={text.sidebar.newName(name)} value={name} maxLength={100} save={rename} done={() => setRenames(false)} />
      </div>
    );
  }
  return (
    <Row
      name={name}
      icon={<Bookmark />}
      count={data?.count}
      hint={query}
      state={view.collection === null && view.query.trim() === query ? "chosen" : "plain"}
      onClick={() => go({ query, collection: null })}
      lines={
        client.allowed.write
          ? [
              { kind: "item", label: text.sidebar.rename, run: () => setRenames(true) },
              { kind: "separator" },
              { kind: "item", label: text.sidebar.delete, run: () => void remove() },
            ]
          : []
      }
    />
  );
}
