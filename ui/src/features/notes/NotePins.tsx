import { useRef, useState, type PointerEvent } from "react";

import { useClient } from "../../api/context";
import type { GenerationId, Region } from "../../api/generated/operations";
import { addNote } from "../../api/mutations";
import { useOperation } from "../../api/queries";
import { pointIn, type Placed, type Point, type Size } from "../../components/frame/geometry";
import { useLooking } from "../../state/looking";
import { meanNote, useNotesState } from "../../state/notes";
import { text } from "../../text/notes";
import { NoteField } from "./NoteField";
import styles from "./Notes.module.css";
import { boxOf, rectangleOf, threadsOf, type Thread } from "./threads";

type Where = { id: GenerationId; image: Size; placed: Placed };
type Props = Where & {
  /** Whether a new one may be drawn here. */
  canDraw?: boolean;
};

/** The pins of open notes over a picture, and the frame of the one that is being drawn. */
export function NotePins({ id, image, placed, canDraw = false }: Props) {
  const { data } = useOperation("list_notes", { generationId: id });
  const drawing = useLooking((state) => state.drawing);
  const threads = threadsOf(data?.items ?? []).filter(({ note }) => note.region !== null && !note.resolved);
  const style = {
    transform: `translate(${placed.x}px, ${placed.y}px)`,
    width: image.width * placed.scale,
    height: image.height * placed.scale,
  };
  return (
    <>
      <div className={styles.pins} style={style}>
        {threads.map((thread) => (
          <Pin key={thread.note.id} thread={thread} />
        ))}
      </div>
      {canDraw && drawing && <Drawing key={id} id={id} image={image} placed={placed} />}
    </>
  );
}

function per(part: number): string {
  return `${part * 100}%`;
}

function boxStyle(region: Region) {
  const { x, y, width, height } = boxOf(region);
  return { left: per(x), top: per(y), width: per(width), height: per(height) };
}

function Pin({ thread: { note, number, replies } }: { thread: Thread }) {
  const isMeant = useNotesState((state) => state.meant === note.id);
  const { region } = note;
  if (region === null) return null;
  return (
    <div className={styles.region} data-meant={isMeant || undefined} data-kind={region.kind} style={boxStyle(region)}>
      {region.kind === "freehand" && <Freehand region={region} />}
      <button
        type="button"
        className={styles.pin}
        aria-label={text.pin(number, note.text)}
        onPointerEnter={() => meanNote(note.id)}
        onPointerLeave={() => meanNote(null)}
        onFocus={() => meanNote(note.id)}
        onBlur={() => meanNote(null)}
      >
        {number}
      </button>
      {isMeant && (
        <div className={styles.bubble}>
          <p className={styles.words}>{note.text}</p>
          {replies.map((reply) => (
            <p key={reply.id} className={styles.words}>
              {reply.actor}: {reply.text}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function Freehand({ region }: { region: Extract<Region, { kind: "freehand" }> }) {
  const { x, y, width, height } = boxOf(region);
  const points = region.points.map(([px, py]) => `${((px - x) / width) * 100},${((py - y) / height) * 100}`).join(" ");
  return (
    <svg className={styles.freehand} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <polygon points={points} />
    </svg>
  );
}

function endDrawing(): void {
  useLooking.getState().set({ drawing: false });
}

/** A frame is drawn over the picture; then its words are asked for. */
function Drawing({ id, image, placed }: Where) {
  const client = useClient();
  const area = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const [region, setRegion] = useState<Extract<Region, { kind: "rectangle" }> | null>(null);
  const [isDrawn, setDrawn] = useState(false);

  function at(event: PointerEvent): Point {
    const box = area.current?.getBoundingClientRect();
    return pointIn({ x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }, placed, image);
  }
  function down(event: PointerEvent) {
    if (event.button !== 0 || event.target !== event.currentTarget) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawn(false);
    setRegion(null);
    setFrom(at(event));
  }
  function up() {
    setFrom(null);
    setDrawn(region !== null);
  }

  return (
    <div
      ref={area}
      className={styles.drawing}
      data-no-pan=""
      onPointerDown={down}
      onPointerMove={(event) => from !== null && setRegion(rectangleOf(from, at(event)))}
      onPointerUp={up}
    >
      {region === null && <p className={styles.hint}>{text.draw}</p>}
      {region !== null && (
        <div className={styles.pins} style={{ transform: `translate(${placed.x}px, ${placed.y}px)`, width: image.width * placed.scale, height: image.height * placed.scale }}>
          <div className={styles.region} data-meant="" style={boxStyle(region)} />
        </div>
      )}
      {isDrawn && region !== null && (
        <div className={styles.writing} style={writingStyle(region, placed, image)}>
          <NoteField label={text.field} action={text.save} save={async (words) => (await addNote(client, id, words, region)) !== null} done={endDrawing} />
        </div>
      )}
    </div>
  );
}

function writingStyle({ x, y, width, height }: { x: number; y: number; width: number; height: number }, placed: Placed, image: Size) {
  const left = placed.x + (x + width / 2) * image.width * placed.scale;
  const isLow = y + height > 0.6;
  const top = placed.y + (isLow ? y : y + height) * image.height * placed.scale;
  return {
    left: `clamp(160px, ${left}px, calc(100% - 160px))`,
    top: isLow ? undefined : `clamp(8px, ${top + 8}px, calc(100% - 160px))`,
    bottom: isLow ? `clamp(8px, calc(100% - ${top - 8}px), calc(100% - 160px))` : undefined,
  };
}
