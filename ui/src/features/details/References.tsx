import type { ReferenceUse } from "../../api/generated/operations";
import { useClient } from "../../api/context";
import { useSelection } from "../../state/selection";
import { text } from "../../text/details";
import styles from "./Thumbs.module.css";

type Props = { references: readonly ReferenceUse[] };

/** The input images in their order. A click goes to the image that one was taken from. */
export function References({ references }: Props) {
  return (
    <ul className={styles.thumbs}>
      {references.map((reference, i) => (
        <li key={`${reference.role} ${reference.id}`}>
          <Reference reference={reference} place={i + 1} />
        </li>
      ))}
    </ul>
  );
}

function Reference({ reference: { id, role, generationId }, place }: { reference: ReferenceUse; place: number }) {
  const client = useClient();
  const name = role === "mask" ? text.mask : text.reference(place, generationId);
  const picture = <img src={client.reference(id, { kind: "thumbnail" })} alt={name} draggable={false} />;
  return generationId === undefined ? (
    <span className={styles.thumb}>{picture}</span>
  ) : (
    <button type="button" className={styles.thumb} title={name} onClick={() => useSelection.getState().setCursor(generationId)}>
      {picture}
    </button>
  );
}
