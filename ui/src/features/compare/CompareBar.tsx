import { Columns2, Contrast, Layers, SquareSplitHorizontal, Blend } from "lucide-react";

import type { Generation, GenerationId } from "../../api/generated/operations";
import { isPossible } from "../../commands/compare";
import { commandById } from "../../commands/registry";
import { useCommandContext } from "../../commands/useCommands";
import { useKeyOf } from "../../commands/useKeyOf";
import { CloseButton } from "../../components/CloseButton";
import { IconButton } from "../../components/IconButton";
import { type CompareMode, useStage } from "../../state/stage";
import { text } from "../../text/compare";
import { text as viewer } from "../../text/viewer";
import styles from "./Compare.module.css";
import { sentenceOf } from "./differences";

const icons = { side: <Columns2 />, wipe: <SquareSplitHorizontal />, flicker: <Layers />, difference: <Blend /> } as const;
const modes: readonly CompareMode[] = ["side", "wipe", "flicker", "difference"];

type Props = { ids: readonly GenerationId[]; mode: CompareMode; active: number; images: readonly Generation[] };

/** Which images, what differs, and the ways of comparing them. */
export function CompareBar({ ids, mode, active, images }: Props) {
  const context = useCommandContext();
  const keyOf = useKeyOf();
  const run = (command: string) => () => void commandById(command).run(context());
  const shown = images.filter((image) => image.withheld === undefined && ids.includes(image.id));
  return (
    <div className={styles.bar}>
      <div className={styles.ids}>
        {ids.map((id, i) => (
          <button key={id} type="button" className={styles.id} aria-pressed={i === active} aria-label={text.pane(i + 1, id)} onClick={run(`compare.pane${i + 1}`)}>
            #{id}
          </button>
        ))}
      </div>
      <p className={styles.sentence} data-selectable="">
        {shown.length === ids.length ? sentenceOf(shown) : ""}
      </p>
      <div className={styles.tools} role="group" aria-label={text.way}>
        {modes.map((way) => {
          const can = isPossible(way, ids.length);
          return (
            <IconButton
              key={way}
              label={can ? text.modes[way] : `${text.modes[way]} (${text.onlyTwo})`}
              keys={keyOf(`compare.${way}`)}
              icon={icons[way]}
              pressed={mode === way}
              disabled={!can}
              onClick={run(`compare.${way}`)}
            />
          );
        })}
        <span className={styles.gap} />
        <IconButton label={viewer.ground} keys={keyOf("look.ground")} icon={<Contrast />} onClick={run("look.ground")} />
        <CloseButton label={text.close} onClick={() => useStage.getState().close()} />
      </div>
    </div>
  );
}
