import { ArrowDownWideNarrow, ArrowUpNarrowWide, Columns3, Rows3 } from "lucide-react";

import { commandById } from "../../commands/registry";
import { useCommandContext } from "../../commands/useCommands";
import { useKeyOf } from "../../commands/useKeyOf";
import { IconButton } from "../../components/IconButton";
import { type TileSize, useLayout } from "../../state/layout";
import { useView } from "../../state/view";
import { text } from "../../text/gallery";
import styles from "./GridControls.module.css";

/** How images are laid out: their size, rows or columns, and which come first. For the header. */
export function GridControls() {
  const { grid, tileSize, set } = useLayout();
  const view = useView((state) => state.view);
  const context = useCommandContext();
  const keyOf = useKeyOf();
  const run = (command: string) => () => void commandById(command).run(context());
  const isRows = grid === "rows";
  const isNewest = view.order === "newest";
  return (
    <div className={styles.controls}>
      <input
        type="range"
        className={styles.size}
        min={0}
        max={5}
        step={1}
        value={tileSize}
        aria-label={text.size}
        aria-valuetext={text.sizes[tileSize]}
        onChange={(event) => set({ tileSize: Number(event.target.value) as TileSize })}
      />
      <IconButton
        label={isRows ? text.showColumns : text.showRows}
        icon={isRows ? <Rows3 /> : <Columns3 />}
        keys={keyOf("view.grid")}
        onClick={run("view.grid")}
      />
      {view.collection === null && (
        <IconButton
          label={isNewest ? text.oldestFirst : text.newestFirst}
          icon={isNewest ? <ArrowDownWideNarrow /> : <ArrowUpNarrowWide />}
          keys={keyOf("view.order")}
          onClick={run("view.order")}
        />
      )}
    </div>
  );
}
