import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import type { GenerationId, Kin } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { CloseButton } from "../../components/CloseButton";
import { KinPicture } from "../../components/KinPicture";
import { Layer } from "../../components/Layer";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { text } from "../../text/viewer";
import { type Family, placeFamily, walk, type Way } from "./lineageLayout";
import styles from "./LineageGraph.module.css";

const CELL = { width: 152, height: 176 };
const PICTURE = 120;
const ways: Readonly<Record<string, Way>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

type Props = { id: GenerationId };

/** Where an image came from and what came of it. Arrows walk the family; a click or Enter goes there. */
export function LineageGraph({ id }: Props) {
  const { data } = useOperation("show_lineage", { id });
  const family = data === undefined ? null : placeFamily(data.items);
  return (
    <Layer scope="gallery" label={text.lineage(id)} look="full">
      <div className={styles.layer}>
        <div className={styles.head}>
          <h2>{text.lineage(id)}</h2>
          <p>{data?.cut === true ? text.lineageCut : family !== null && family.places.length < 2 ? text.lineageAlone : text.lineageWhat}</p>
          <CloseButton onClick={() => useStage.getState().close()} />
        </div>
        {family !== null && <Graph family={family} id={id} />}
      </div>
    </Layer>
  );
}

function Graph({ family, id }: { family: Family; id: GenerationId }) {
  const [at, setAt] = useState(id);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = area.current?.querySelector<HTMLElement>(`[data-kin="${at}"]`);
    node?.focus({ preventScroll: true });
    node?.scrollIntoView({ block: "center", inline: "center" });
  }, [at]);

  function pressed(event: KeyboardEvent) {
    const way = ways[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const next = walk(family, at, way);
    if (next !== null) setAt(next);
  }
  const width = family.columns * CELL.width;
  const height = family.rows * CELL.height;
  const middle = new Map(
    family.places.map(({ kin, column, row }) => [kin.id, { x: (column + 0.5) * CELL.width, y: row * CELL.height + CELL.height / 2 }]),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items have the focus, one at a time
    <div ref={area} className={styles.scroll} role="tree" aria-label={text.lineageTitle} onKeyDown={pressed}>
      <div className={styles.family} style={{ width, height }}>
        <svg className={styles.bonds} width={width} height={height} aria-hidden="true">
          {family.bonds.map(({ parent, child }) => {
            const a = middle.get(parent);
            const b = middle.get(child);
            if (a === undefined || b === undefined) return null;
            const [top, bottom] = [a.y + PICTURE / 2 + 12, b.y - PICTURE / 2 - 12];
            const half = (top + bottom) / 2;
            return <path key={child} d={`M${a.x} ${top}C${a.x} ${half} ${b.x} ${half} ${b.x} ${bottom}`} />;
          })}
        </svg>
        {family.places.map(({ kin, column, row }) => (
          <Node key={kin.id} kin={kin} isAt={kin.id === at} x={(column + 0.5) * CELL.width} y={row * CELL.height + CELL.height / 2} level={row + 1} />
        ))}
      </div>
    </div>
  );
}

function Node({ kin, isAt, x, y, level }: { kin: Kin; isAt: boolean; x: number; y: number; level: number }) {
  const canGo = kin.state === "live" || kin.state === "trashed" || kin.state === "missing";
  return (
    <button
      type="button"
      role="treeitem"
      aria-level={level}
      aria-selected={kin.kinship === "itself"}
      aria-disabled={!canGo}
      tabIndex={isAt ? 0 : -1}
      className={styles.node}
      data-kin={kin.id}
      data-itself={kin.kinship === "itself" || undefined}
      style={{ transform: `translate(${x - PICTURE / 2}px, ${y - PICTURE / 2 - 12}px)` }}
      onClick={() => {
        if (!canGo) return;
        useSelection.getState().setCursor(kin.id);
        useStage.getState().close();
      }}
    >
      <span className={styles.picture}>
        <KinPicture kin={kin} />
      </span>
      <span className={styles.id}>#{kin.id}</span>
    </button>
  );
}
