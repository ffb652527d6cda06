import { ChevronLeft, ChevronRight, Contrast, Info, MessageSquarePlus, Star } from "lucide-react";

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
import { useStage } from "../../state/stage";
import { text } from "../../text/viewer";
import styles from "./Viewer.module.css";

type Props = { id: GenerationId; tile: Tile | null; index: LayoutIndex; percent: number | null };

/** The line above the picture: which one it is, where it stands, and what can be done with looking. */
export function ViewerBar({ id, tile, index, percent }: Props) {
  const context = useCommandContext();
  const keyOf = useKeyOf();
  const { info, drawing, zoom } = useLooking();
  const at = positionOf(index, id);
  const run = (command: string) => () => void commandById(command).run(context());
  const mayWrite = context().client.allowed.write;
  const starred = tile?.starred ?? false;
  return (
    <header className={styles.bar}>
      <div className={styles.what}>
        <span className={styles.id}>#{id}</span>
        <span className={styles.title}>{tile?.withheld === undefined ? (tile?.title ?? tile?.prompt ?? "") : ""}</span>
      </div>
      <div className={styles.tools}>
        <IconButton label={text.previous} keys={keyOf("look.previous")} icon={<ChevronLeft />} disabled={at <= 0} onClick={run("look.previous")} />
        <span className={styles.place}>{at < 0 ? "" : text.place(at + 1, index.count)}</span>
        <IconButton
          label={text.next}
          keys={keyOf("look.next")}
          icon={<ChevronRight />}
          disabled={at < 0 || at + 1 >= index.count}
          onClick={run("look.next")}
        />
      </div>
      <div className={styles.tools}>
        {percent !== null && (
          <Hint label={isWhole(zoom) ? text.real : text.fit} keys={keyOf(isWhole(zoom) ? "look.percent100" : "look.fit")}>
            <button type="button" className={styles.percent} onClick={run(isWhole(zoom) ? "look.percent100" : "look.fit")}>
              {text.percent(percent)}
            </button>
          </Hint>
        )}
        {mayWrite && (
          <IconButton
            label={starred ? text.unstar : text.star}
            keys={keyOf("organise.star")}
            pressed={starred}
            className={starred ? styles.starred : undefined}
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
    </header>
  );
}
