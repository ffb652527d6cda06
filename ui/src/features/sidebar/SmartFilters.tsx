import { CircleSlash, FolderMinus, Images, Star, TagsIcon, Trash2 } from "lucide-react";

import { useOperation } from "../../api/queries";
import { useView } from "../../state/view";
import { text } from "../../text/organise";
import { Row } from "./Row";
import styles from "./Sidebar.module.css";

const filters = [
  { query: "", name: text.sidebar.all, icon: <Images /> },
  { query: "is:starred", name: text.sidebar.starred, icon: <Star /> },
  { query: "is:uncollected", name: text.sidebar.uncategorised, icon: <FolderMinus /> },
  { query: "is:untagged", name: text.sidebar.untagged, icon: <TagsIcon /> },
  { query: "is:rejected", name: text.sidebar.rejected, icon: <CircleSlash /> },
  { query: "is:trashed", name: text.sidebar.trash, icon: <Trash2 /> },
] as const;

/** The views that every library has. */
export function SmartFilters() {
  return (
    <ul className={styles.rows} aria-label={text.sidebar.views}>
      {filters.map((filter) => (
        <li key={filter.query}>
          <SmartFilter {...filter} />
        </li>
      ))}
    </ul>
  );
}

function SmartFilter({ query, name, icon }: (typeof filters)[number]) {
  const { view, go } = useView();
  const { data } = useOperation("count_generations", query === "" ? {} : { query });
  const chosen = view.collection === null && view.query.trim() === query;
  return (
    <Row
      name={name}
      icon={icon}
      count={data?.count}
      state={chosen ? "chosen" : "plain"}
      onClick={() => go({ query, collection: null })}
    />
  );
}
