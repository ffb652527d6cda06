import type { GenerationId } from "../../api/generated/operations";
import { useTile } from "../../api/tiles";
import type { Size } from "../../components/frame/geometry";
import { useStage } from "../../state/stage";
import styles from "./Compare.module.css";
import { Pane } from "./Pane";
import { bestPanes, middleRatio } from "./panes";

type Props = { ids: readonly GenerationId[]; active: number; area: Size };

function choose(pane: number): void {
  const { stage, change } = useStage.getState();
  if (stage.kind === "compare") change({ ...stage, active: pane });
}

export function SideBySide({ ids, active, area }: Props) {
  const tiles = [useTile(ids[0] ?? 0), useTile(ids[1] ?? 0), useTile(ids[2] ?? 0), useTile(ids[3] ?? 0)];
  const { columns, rows } = bestPanes(ids.length, area, middleRatio(tiles.filter((tile) => tile !== null)));
  return (
    <div className={styles.panes} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {ids.map((id, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a pane stays when its image changes: nothing blinks
        <Pane key={`${i}-${ids.length}`} id={id} number={i + 1} isActive={i === active} choose={() => choose(i)} />
      ))}
    </div>
  );
}
