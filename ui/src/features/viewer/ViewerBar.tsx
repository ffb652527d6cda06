import { ChevronLeft, ChevronRight, Contrast, Info, MessageSquarePlus, Star } from "lucide-react";
import { memo } from "react";

import { useClient } from "../../api/context";
import type { GenerationId, Tile } from "../../api/generated/operations";
import { type LayoutIndex, positionOf } from "../../api/layoutIndex";
import { commandById } from "../../commands/registry";
import { useCommandContext } from "../../commands/useCommands";
import { useKeyOf } from "../../commands/useKeyOf";
import { CloseButton } from "../../components/CloseButton";
import { isWhole } from "../../components/frame/geometry";
import { Hint } from "../../components/Hint";
import { IconButton } from "../../components/IconButton";
import { useLooking } from "../../state/looking";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { text } from "../../text/viewer";
import styles from "./Viewer.module.css";

type Props = { id: GenerationId; tile: Tile | null; index: LayoutIndex; percent: number | null };

/** The line above the picture: which one it is, where it stands, and what can be done with looking. */
export function ViewerBar({ id, tile, index, percent }: Props) {
  const at = positionOf(index, id);
  return (
    <div className={styles.bar}>
      <div className={styles.what}>
        <span className={styles.id}>#{id}</span>
        <Marks id={id} tile={tile} />
        <span className={styles.title}>{tile?.withheld === undefined ? (tile?.title ?? tile?.prompt ?? "") : ""}</span>
      </div>
      <div className={styles.tools}>
        <Step command="look.previous" label={text.previous} disabled={at <= 0} />
        <span className={styles.place}>{at < 0 ? "" : text.place(at + 1, index.count)}</span>
        <Step command="look.next" label={text.next} disabled={at < 0 || at + 1 >= index.count} />
      </div>
      <Tools percent={percent === null ? null : Math.round(percent)} isStarred={tile?.starred ?? false} />
    </div>
  );
}

/** What can't be seen of the picture itself: keys that mark and reject say here that they did. */
function Marks({ id, tile }: { id: GenerationId; tile: Tile | null }) {
  const isMarked = useSelection((state) => state.marks.has(id));
  const states = [isMarked ? text.marked : null, tile?.rejected === true ? text.rejected : null, tile?.trashed === true ? text.trashed : null];
  return states.filter((state) => state !== null).map((state) => (
    <span key={state} className={styles.badge} role="status">
      {state}
    </span>
  ));
}

const Step = memo(function Step({ command, label, disabled }: { command: string; label: string; disabled: boolean }) {
  const context = useCommandContext();
  const keyOf = useKeyOf();
  return (
    <IconButton
      label={label}
      keys={keyOf(command)}
      icon={command === "look.next" ? <ChevronRight /> : <ChevronLeft />}
      disabled={disabled}
      onClick={() => void commandById(command).run(context())}
    />
  );
});

/** What stays while images run past. */
const Tools = memo(function Tools({ percent, isStarred }: { percent: number | null; isStarred: boolean }) {
  const context = useCommandContext();
  const keyOf = useKeyOf();
  const mayWrite = useClient().allowed.write;
  const info = useLooking((state) => state.info);
  const drawing = useLooking((state) => state.drawing);
  const isAll = useLooking((state) => isWhole(state.zoom));
  const run = (command: string) => () => void commandById(command).run(context());
  return (
    <div className={styles.tools}>
      {percent !== null && (
        <Hint label={isAll ? text.real : text.fit} keys={keyOf(isAll ? "look.percent100" : "look.fit")}>
          <button type="button" className={styles.percent} onClick={run(isAll ? "look.percent100" : "look.fit")}>
            {text.percent(percent)}
          </button>
        </Hint>
      )}
      {mayWrite && (
        <IconButton
          label={isStarred ? text.unstar : text.star}
          keys={keyOf("organise.star")}
          pressed={isStarred}
          className={isStarred ? styles.starred : undefined}
          icon={<Star />}
          onClick={run("organise.star")}
        />
      )}
      {mayWrite && (
        <IconButton
          label={text.note}
          keys={keyOf("look.region-note")}
          pressed={drawing}
          icon={<MessageSquarePlus />}
          onClick={run("look.region-note")}
        />
      )}
      <IconButton label={text.ground} keys={keyOf("look.ground")} icon={<Contrast />} onClick={run("look.ground")} />
      <IconButton label={text.info} keys={keyOf("look.info")} pressed={info} icon={<Info />} onClick={run("look.info")} />
      <CloseButton onClick={() => useStage.getState().close()} />
    </div>
  );
});
