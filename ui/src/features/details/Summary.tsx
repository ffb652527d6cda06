import { useEffect, useState } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { Chip } from "../../components/Chip";
import { useSelection } from "../../state/selection";
import { text } from "../../text/details";
import styles from "./Details.module.css";
import { summarise } from "./summary";

/** More images than this are not read to be summed up. */
const MOST = 1000;
const SOME = 12;
/** Marks that grow are summed up when they rest, in ms. */
const REST = 120;

type Props = { marks: ReadonlySet<GenerationId> };

/** Several marked images: how many, what they share, what they cost. */
export function Summary({ marks }: Props) {
  const ids = useRested(marks);
  const { data } = useOperation("show_generations", { ids }, { keep: true, enabled: ids.length > 0 });
  const summary = data === undefined ? null : summarise(data.items);
  return (
    <div className={styles.scroll}>
      <div className={styles.summary}>
        <p className={styles.id}>{text.marked(marks.size)}</p>
        <p className={styles.secondary}>{text.markedWhat}</p>
        {marks.size > MOST && <p className={styles.secondary}>{text.partly(MOST, marks.size)}</p>}
        {summary !== null && (
          <>
            <h3>{text.commonTags}</h3>
            {summary.common.length === 0 && <p className={styles.secondary}>{text.noCommonTags}</p>}
            <div className={styles.chips}>
              {summary.common.map((tag) => (
                <Chip key={tag}>{tag}</Chip>
              ))}
              {summary.some.slice(0, SOME).map(({ tag, count }) => (
                <Chip key={tag} look="suggested">
                  <span title={text.someTags(tag, count, ids.length)}>
                    {tag} {count}
                  </span>
                </Chip>
              ))}
              {summary.some.length > SOME && <span className={styles.rest}>{text.moreTags(summary.some.length - SOME)}</span>}
            </div>
            <h3>{text.models}</h3>
            <p className={styles.models}>{summary.models.map(({ model, count }) => `${model === "" ? text.imported : model} ${count}`).join(" · ")}</p>
            <h3>{text.totalCost}</h3>
            <p>{summary.cost}</p>
          </>
        )}
        <div className={styles.actions}>
          <Button onClick={() => useSelection.getState().clearMarks()}>{text.unmark}</Button>
        </div>
      </div>
    </div>
  );
}

function useRested(marks: ReadonlySet<GenerationId>): GenerationId[] {
  const [ids, setIds] = useState<GenerationId[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setIds([...marks].slice(0, MOST)), REST);
    return () => clearTimeout(timer);
  }, [marks]);
  return ids;
}
