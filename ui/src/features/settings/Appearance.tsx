import { Segments } from "../../components/Segments";
import { Toggle } from "../../components/Toggle";
import { type GridKind, type Theme, type TileSize, useLayout } from "../../state/layout";
import { text } from "../../text/settings";
import styles from "./Settings.module.css";

const themes: readonly Theme[] = ["system", "dark", "light"];
const grids: readonly GridKind[] = ["rows", "masonry"];
const sizes: readonly TileSize[] = [0, 1, 2, 3, 4, 5];

export function Appearance() {
  const { theme, grid, tileSize, alwaysShowIds, set } = useLayout();
  return (
    <>
      <Segments
        label={text.theme}
        value={theme}
        options={themes.map((value) => ({ value, label: text.themes[value] }))}
        onChange={(next) => set({ theme: next })}
      />
      <Segments
        label={text.grid}
        value={grid}
        options={grids.map((value) => ({ value, label: text.grids[value] }))}
        onChange={(next) => set({ grid: next })}
      />
      <Segments
        label={text.size}
        value={String(tileSize)}
        options={sizes.map((value) => ({ value: String(value), label: String(value) }))}
        onChange={(next) => set({ tileSize: sizes[Number(next)] ?? tileSize })}
      />
      <Toggle label={text.ids} on={alwaysShowIds} onChange={(on) => set({ alwaysShowIds: on })} />
      <p className={styles.quiet}>{text.motion}</p>
    </>
  );
}
