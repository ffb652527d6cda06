/** Looking at pictures: viewer, quick look, lineage, details. */
import { positionOf } from "../api/layoutIndex";
import { overflow, type Point } from "../components/frame/geometry";
import { detailsAreOpen, useLayout } from "../state/layout";
import { useLooking } from "../state/looking";
import { askForNote } from "../state/notes";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import type { Command, Context, Scope } from "./command";

/** How far an arrow key pans, in CSS px. */
const PAN = 80;

/** Shows the image that stands that many places on in the view; where it is as large as the one before, the zoom stays. */
export function step({ index }: Pick<Context, "index">, by: number): void {
  const { stage, change } = useStage.getState();
  if (stage.kind !== "viewer" && stage.kind !== "quicklook") return;
  const at = positionOf(index, stage.id);
  const next = at < 0 ? undefined : index.ids[at + by];
  if (next === undefined) return;
  if (index.width[at] !== index.width[at + by] || index.height[at] !== index.height[at + by]) useLooking.getState().reset();
  change({ ...stage, id: next });
}

/** An arrow pans where something lies beyond the edge; elsewhere it goes on to the next image. */
function isCut(axis: "across" | "down"): boolean {
  const { measured, zoom } = useLooking.getState();
  return measured !== null && overflow(zoom, measured.image, measured.pane)[axis];
}

export function openViewer(id: number): void {
  useLooking.getState().reset();
  useStage.getState().show({ kind: "viewer", id });
}

const some = ({ targets }: Context) => targets.length > 0;

function pan(key: string, title: string, by: Point, scopes: readonly Scope[]): Command {
  return {
    id: `look.pan-${key.slice("Arrow".length).toLowerCase()}`,
    title,
    group: "Look",
    keys: [key],
    scopes,
    when: () => isCut(by.x === 0 ? "down" : "across"),
    run: () => useLooking.getState().pan(by),
  };
}

const pictures: readonly Scope[] = ["viewer", "compare"];

function percent(key: string, of: number): Command {
  return {
    id: `look.percent${of}`,
    title: `Zoom to ${of} %`,
    group: "Look",
    keys: [key],
    scopes: ["viewer"],
    run: () => useLooking.getState().toPercent(of),
  };
}

export const lookCommands: readonly Command[] = [
  {
    id: "look.viewer",
    title: "Open in the viewer",
    group: "Look",
    keys: ["Enter"],
    scopes: ["gallery", "quicklook", "compare"],
    menu: "image",
    when: some,
    run({ targets: [id] }) {
      const { cursor } = useSelection.getState();
      const { stage } = useStage.getState();
      // Marks are many, the cursor is the one that is looked at.
      const shown = stage.kind === "none" || stage.kind === "lineage" ? (cursor ?? id) : id;
      if (shown !== undefined) openViewer(shown);
    },
  },
  {
    id: "look.close-viewer",
    title: "Close the viewer",
    group: "Look",
    keys: ["Enter"],
    scopes: ["viewer"],
    run: () => useStage.getState().close(),
  },
  {
    id: "look.quick",
    title: "Quick look",
    group: "Look",
    keys: ["Space"],
    scopes: ["gallery"],
    when: some,
    run({ targets: [id] }) {
      const shown = useSelection.getState().cursor ?? id;
      if (shown !== undefined) useStage.getState().show({ kind: "quicklook", id: shown });
    },
  },
  {
    id: "look.close-quick",
    title: "Close quick look",
    group: "Look",
    keys: ["Space"],
    scopes: ["quicklook"],
    run: () => useStage.getState().close(),
  },
  {
    id: "look.hold",
    title: "Real size while held",
    group: "Look",
    keys: ["Space"],
    scopes: ["viewer"],
    run() {
      const { held, zoom, set, toPercent } = useLooking.getState();
      if (held !== null) return;
      set({ held: zoom });
      toPercent(100);
    },
  },
  pan("ArrowLeft", "Pan to the left", { x: PAN, y: 0 }, pictures),
  pan("ArrowRight", "Pan to the right", { x: -PAN, y: 0 }, pictures),
  pan("ArrowUp", "Pan up", { x: 0, y: PAN }, pictures),
  pan("ArrowDown", "Pan down", { x: 0, y: -PAN }, pictures),
  {
    id: "look.next",
    title: "Next image",
    group: "Look",
    keys: ["ArrowRight", "j", "ArrowDown", "l"],
    scopes: ["viewer", "quicklook"],
    run: (context) => step(context, 1),
  },
  {
    id: "look.previous",
    title: "Previous image",
    group: "Look",
    keys: ["ArrowLeft", "k", "ArrowUp", "h"],
    scopes: ["viewer", "quicklook"],
    run: (context) => step(context, -1),
  },
  {
    id: "look.fit",
    title: "Fit into the window",
    group: "Look",
    keys: ["0"],
    scopes: pictures,
    run: () => useLooking.getState().reset(),
  },
  percent("1", 100),
  percent("2", 200),
  { id: "look.closer", title: "Zoom in", group: "Look", keys: ["+", "="], scopes: pictures, run: () => useLooking.getState().zoomBy(1.25) },
  { id: "look.farther", title: "Zoom out", group: "Look", keys: ["-"], scopes: pictures, run: () => useLooking.getState().zoomBy(0.8) },
  { id: "look.ground", title: "Next ground colour", group: "Look", keys: ["b"], scopes: pictures, run: () => useLooking.getState().cycleGround() },
  {
    id: "look.info",
    title: "Show or hide facts over the image",
    group: "Look",
    keys: ["i"],
    scopes: pictures,
    run: () => useLooking.getState().set({ info: !useLooking.getState().info }),
  },
  {
    id: "look.region-note",
    title: "Draw a note on the image",
    group: "Look",
    keys: ["n"],
    scopes: ["viewer"],
    when: ({ client }) => client.allowed.write,
    run: () => useLooking.getState().set({ drawing: !useLooking.getState().drawing }),
  },
  {
    id: "look.note",
    title: "Write a note",
    group: "Look",
    keys: ["n"],
    scopes: ["gallery"],
    when: ({ client }) => client.allowed.write && useSelection.getState().cursor !== null,
    run() {
      useLayout.getState().set({ detailsOpen: true });
      askForNote();
    },
  },
  {
    id: "look.lineage",
    title: "Show where it came from",
    group: "Look",
    keys: ["p"],
    scopes: ["gallery", "viewer", "quicklook"],
    menu: "image",
    when: (context) => some(context) || useStage.getState().stage.kind === "lineage",
    run({ targets: [id] }) {
      const { stage, show, close } = useStage.getState();
      if (stage.kind === "lineage") {
        close();
        return;
      }
      const shown = stage.kind === "none" ? (useSelection.getState().cursor ?? id) : id;
      if (shown !== undefined) show({ kind: "lineage", id: shown });
    },
  },
  {
    id: "look.details",
    title: "Show or hide details",
    group: "View",
    keys: ["i"],
    scopes: ["gallery"],
    run() {
      const layout = useLayout.getState();
      layout.set({ detailsOpen: !detailsAreOpen(layout) });
    },
  },
];
