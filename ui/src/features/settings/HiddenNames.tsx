import { useClient } from "../../api/context";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { text } from "../../text/settings";
import styles from "./Settings.module.css";

type Veiled = { name: string; hidden: boolean; sensitive: boolean };

function isVeiled({ hidden, sensitive }: Veiled): boolean {
  return hidden || sensitive;
}

export function HiddenNames() {
  const client = useClient();
  const tags = useOperation("list_tags", { includeHidden: true }).data?.items ?? [];
  const collections = useOperation("list_collections", { includeHidden: true }).data?.items ?? [];
  const lists = [
    {
      title: text.hiddenTags,
      items: tags.filter(isVeiled),
      update: (name: string, change: { hidden?: boolean; sensitive?: boolean }) =>
        client.call("update_tags", { tags: [name], ...change }),
    },
    {
      title: text.hiddenCollections,
      items: collections.filter(isVeiled),
      update: (name: string, change: { hidden?: boolean; sensitive?: boolean }) =>
        client.call("update_collections", { collections: [name], ...change }),
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      <p className={styles.quiet}>{text.hiddenWhat}</p>
      {lists.length === 0 && <p>{text.nothingHidden}</p>}
      {lists.map(({ title, items, update }) => (
        <section key={title}>
          <h3 className={styles.heading}>{title}</h3>
          <ul className={styles.rows}>
            {items.map((item) => (
              <li key={item.name} className={styles.row}>
                <span className={styles.name}>{item.name}</span>
                <span className={styles.note}>
                  {[item.hidden && text.hidden, item.sensitive && text.sensitive].filter(Boolean).join(", ")}
                </span>
                {client.allowed.write && item.hidden && (
                  <Button onClick={() => void update(item.name, { hidden: false })}>{text.show}</Button>
                )}
                {client.allowed.write && item.sensitive && (
                  <Button onClick={() => void update(item.name, { sensitive: false })}>{text.notSensitive}</Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
