import { Check, CircleOff, EyeOff, ImageOff, Star, X } from "lucide-react";
import { memo, useMemo, useState } from "react";

import type { Client } from "../../api/client";
import type { GenerationId, Tile as Row } from "../../api/generated/operations";
import { text } from "../../text/gallery";
import { Placeholder, TileImage } from "./TileImage";
import { colourOf, isLetterboxed, monogramOf, variantFor } from "./tileLook";
import styles from "./Tile.module.css";

type Props = {
  id: GenerationId;
  /** What is known of it; `null` until that is read. */
  row: Row | null;
  /** In px, within the runway. */
  x: number;
  y: number;
  w: number;
  h: number;
  /** Where it stands among all, from 0. */
  position: number;
  /** Whether the images fly past: nothing is read then. */
  fast: boolean;
  /** Whether Tab comes to it. */
  isStop: boolean;
  isCursor: boolean;
  isMarked: boolean;
  /** Whether what the pointer is on in the activity changed it. */
  isRinged: boolean;
  /** What an agent says that points at it. */
  pointed: string | undefined;
  shared: Shared;
};

/** What is the same for all tiles: in one piece, since each is held against what it was with every line that comes. */
type Shared = {
  client: Client;
  /** How many images there are. */
  count: number;
  isSmall: boolean;
  /** Whether numbers are always on them. */
  showIds: boolean;
  /** The time in ms, in steps of some minutes. */
  now: number;
};

/** One image of the grid. */
export const Tile = memo(function Tile(props: Props) {
  const { id, row, x, y, w, h, position, fast, isStop, isCursor, isMarked, isRinged, pointed, shared } = props;
  const { client, count, isSmall, showIds, now } = shared;
  const [isLive, setLive] = useState(!fast);
  const [isOver, setOver] = useState(false);
  if (!fast && !isLive) setLive(true);
  const monogram = row === null ? null : monogramOf(row, now);
  const hasMarks = isOver || isMarked || showIds || monogram !== null || row?.starred === true || row?.rejected === true;
  const colour = useMemo(() => (row === null || !isLive ? undefined : colourOf(row)), [row, isLive]);
  return (
    <div
      role="option"
      // Not text within it: letters are laid out even where nobody sees them.
      aria-label={isLive ? text.tile(id, row, { position, count }, isMarked) : undefined}
      aria-selected={isMarked}
      aria-posinset={position + 1}
      aria-setsize={count}
      tabIndex={isStop ? 0 : -1}
      className={styles.tile}
      data-id={id}
      data-cursor={isCursor || undefined}
      data-marked={isMarked || undefined}
      data-pointed={pointed !== undefined || isRinged ? "" : undefined}
      draggable
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
      onPointerEnter={(event) => event.pointerType === "mouse" && setOver(true)}
      onPointerLeave={() => setOver(false)}
    >
      {isLive && (
        <span className={styles.frame} style={{ backgroundColor: colour }} aria-hidden="true" data-rejected={row?.rejected === true || undefined}>
          {row !== null && pixels(row, { w, h, isSmall, client })}
        </span>
      )}
      {isLive && hasMarks && <Marks id={id} row={row} w={w} isMarked={isMarked} isOver={isOver} showId={showIds} monogram={monogram} />}
      {pointed !== undefined && <span className={styles.pointed}>{pointed}</span>}
    </div>
  );
});

type MarksProps = { id: GenerationId; row: Row | null; w: number; isMarked: boolean; isOver: boolean; showId: boolean; monogram: string | null };

/** What lies on the pixels. */
function Marks({ id, row, w, isMarked, isOver, showId, monogram }: MarksProps) {
  return (
    <>
      {row?.rejected === true && <X className={styles.cross} />}
      {(isOver || isMarked) && (
        <span className={styles.tick} data-part="tick" data-below={w < 64 || undefined} data-on={isMarked || undefined} aria-hidden="true">
          <span className={styles.disc}>{isMarked && <Check />}</span>
        </span>
      )}
      {(isOver || row?.starred === true) && (
        <span className={styles.star} data-part="star" data-narrow={w < 64 || undefined} data-on={row?.starred === true || undefined} aria-hidden="true">
          <Star />
        </span>
      )}
      {(isOver || showId || monogram !== null) && (
        <span className={styles.foot} aria-hidden="true">
          {monogram !== null && <span className={styles.monogram}>{monogram}</span>}
          {(isOver || showId) && <span className={styles.badge}>#{id}</span>}
          {isOver && row !== null && row.model !== "" && w >= 120 && <span className={styles.model}>{row.model}</span>}
        </span>
      )}
    </>
  );
}

function pixels(row: Row, { w, h, isSmall, client }: { w: number; h: number; isSmall: boolean; client: Client }) {
  const fit = isLetterboxed(row.width, row.height) ? "contain" : "fill";
  if (row.withheld !== undefined) return <Instead icon={<EyeOff />} words={text.withheld} />;
  if (row.missing) {
    return (
      <>
        {row.thumbhash !== null && <Placeholder hash={row.thumbhash} fit={fit} />}
        <Instead icon={row.thumbhash === null ? <ImageOff /> : <CircleOff />} words={text.missing} />
      </>
    );
  }
  const variant = variantFor(w, h, window.devicePixelRatio);
  // On a small tile it would be a pattern that comes and goes, not a picture: its colour is calmer.
  const thumbhash = isSmall && colourOf(row) !== undefined ? null : row.thumbhash;
  return <TileImage address={client.media(row.id, variant, row.version)} thumbhash={thumbhash} fit={fit} />;
}

function Instead({ icon, words }: { icon: React.ReactNode; words: string }) {
  return (
    <span className={styles.instead}>
      {icon}
      <span>{words}</span>
    </span>
  );
}
