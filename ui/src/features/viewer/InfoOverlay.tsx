import type { GenerationId } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { recipeRows } from "../../components/recipe/recipe";
import styles from "./Viewer.module.css";

type Props = { id: GenerationId };

/** The few facts that one wants while looking. What was read stands until the next is. */
export function InfoOverlay({ id }: Props) {
  const { data } = useOperation("show_generations", { ids: [id] }, { keep: true });
  const image = data?.items[0];
  if (image === undefined || image.withheld !== undefined) return null;
  return (
    <aside className={styles.info} data-no-pan="" data-selectable="">
      <p className={styles.id}>
        #{image.id} {image.title}
      </p>
      {image.prompt !== "" && <p className={styles.prompt}>{image.prompt}</p>}
      <dl className={styles.facts}>
        {recipeRows(image).map(({ name, value }) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
