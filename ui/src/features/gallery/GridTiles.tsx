import { useMemo, type FocusEvent } from "react";

import { useClient } from "../../api/context";
import { useRows } from "../../api/tiles";
import { useNow } from "../../state/clock";
import { useLayout } from "../../state/layout";
import { usePointed } from "../../state/pointed";
import { useSelection } from "../../state/selection";
import { text } from "../../text/gallery";
import { isSmall } from "./geometry/arrange";
import styles from "./Grid.module.css";
import type { Snapshot } from "./gridModel";
import { isJobTile, leadOf } from "./jobTiles";
import { placeOf } from "./placeOf";
import { Tile } from "./Tile";
import { useRowsAhead } from "./useRowsAhead";

type Props = { snapshot: Snapshot };

/** The focus goes where the cursor is: what a viewer that closes gives it back to may be another image. */
function keepToCursor({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  const { cursor } = useSelection.getState();
  if (cursor === null || !(target instanceof HTMLElement) || target.matches(":active")) return;
  if (target.dataset["id"] === String(cursor)) return;
  currentTarget.querySelector<HTMLElement>(`[data-id="${cursor}"]`)?.focus({ preventScroll: true });
}

/**
 * The images that the DOM holds. Tab comes to one of them: the cursor, else the first. What a tile is told it is told from here: one
 * subscription for all costs less than some for each, which come and go with every line.
 */
export function GridTiles({ snapshot }: Props) {
  const cursor = useSelection((selection) => selection.cursor);
  const marks = useSelection((selection) => selection.marks);
  const pointed = usePointed((state) => state.marks);
  const ringed = usePointed((state) => state.ringed);
  const showIds = useLayout((state) => state.alwaysShowIds);
  const now = useNow(600_000);
  useRowsAhead(snapshot);
  const { layout, positions, fast, index, window } = snapshot;
  const client = useClient();
  const lead = leadOf(index);
  const shared = useMemo(
    () => ({ client, count: layout.count - lead, isSmall: isSmall(window.size), showIds, now }),
    [client, layout, lead, window, showIds, now],
  );
  const images = useMemo(
    () => positions.map((i) => ({ i, id: index.ids[i] ?? 0 })).filter(({ id }) => !isJobTile(id)),
    [positions, index],
  );
  const rowOf = useRows(images, !fast);
  const stop = (images.find(({ id }) => id === cursor) ?? images[0])?.id;
  return (
    <div
      role="listbox"
      aria-label={text.images}
      aria-multiselectable="true"
      data-scope="gallery"
      className={styles.layer}
      hidden={images.length === 0}
      onFocus={keepToCursor}
    >
      {images.map(({ i, id }) => (
        <Tile
          key={id}
          id={id}
          row={rowOf(id)}
          {...placeOf(snapshot, i)}
          position={i - lead}
          fast={fast}
          isStop={id === stop}
          isCursor={id === cursor}
          isMarked={marks.has(id)}
          isRinged={ringed.has(id)}
          pointed={pointed.get(id)?.words}
          shared={shared}
        />
      ))}
    </div>
  );
}
