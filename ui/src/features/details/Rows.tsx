import { Copy } from "lucide-react";

import type { Row } from "../../components/recipe/recipe";
import { text } from "../../text/details";
import styles from "./Rows.module.css";
import { useCopy } from "./useCopy";

type Props = { rows: readonly Row[] };

/** Names and values; a click on a value copies it. */
export function Rows({ rows }: Props) {
  const copy = useCopy();
  return (
    <dl className={styles.rows}>
      {rows.map(({ name, value, isCode = false }) => (
        <div key={`${name} ${value}`} className={styles.row}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>
            <button type="button" className={styles.copy} title={text.copy(name.toLowerCase())} onClick={() => copy(value, name.toLowerCase())}>
              <span data-code={isCode || undefined}>{value}</span>
              <Copy />
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
