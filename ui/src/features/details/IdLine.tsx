import { Copy } from "lucide-react";

import type { Generation } from "../../api/generated/operations";
import { IconButton } from "../../components/IconButton";
import { useKeyOf } from "../../commands/useKeyOf";
import { text } from "../../text/details";
import styles from "./Details.module.css";
import { useCopy } from "./useCopy";

type Props = { image: Generation };

/** The number that people say aloud. */
export function IdLine({ image: { id, trashedAt } }: Props) {
  const copy = useCopy();
  const keyOf = useKeyOf();
  return (
    <div className={styles.idLine}>
      <button type="button" className={styles.id} title={text.copyId(id)} onClick={() => copy(`#${id}`, `#${id}`)}>
        #{id}
      </button>
      <IconButton label={text.copyId(id)} keys={keyOf("copy.id")} icon={<Copy />} onClick={() => copy(`#${id}`, `#${id}`)} />
      {trashedAt !== null && <span className={styles.badge}>{text.trashed}</span>}
    </div>
  );
}
