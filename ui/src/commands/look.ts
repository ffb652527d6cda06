/** Looking at pictures: viewer, quick look, lineage, details. */
import { positionOf } from "../api/layoutIndex";
import { detailsAreOpen, useLayout } from "../state/layout";
import { useLooking } from "../state/looking";
import { askForNote } from "../state/notes";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import type { Command, Context } from "./command";

/** Returns the image that stands that many places on from the shown one; nothing at the view's end. */
function onward({ index }: Pick<Context, "index">, by: number): number | undefined {
  const { stage } = useStage.getState();
  if (stage.kind !== "viewer" && stage.kind !== "quicklook") return undefined;
  const at = positionOf(index, stage.id);
  return at < 0 ? undefined : index.ids[at + by];
}

/** Shows the image that stands that many places on in the view; where it is as large as the one before, the zoom stays. */
export function step({ index }: Pick<Context, "index">, by: number): void {
  const { stage, change } = useStage.getState();
  const next = onward({ index }, by);
  if (next === undefined || (stage.kind !== "viewer" && stage.kind !== "quicklook")) return;
  const at = positionOf(index, stage.id);
  if (index.width[at] !== index.width[at + by] || index.height[at] !== index.height[at + by]) useLooking.getState().fit();
  change({ ...stage, id: next });
}

export function openViewer(id: number): void {
  useLooking.getState().fit();
  useStage.getState().show({ kind: "viewer", id });
}

const some = ({ targets }: Context) => targets.length > 0;

/** Whether Details show one image, whose notes can be written; of several marked ones they show what these have together. */
function showsOne(): boolean {
  const { cursor, marks } = useSelection.getState();
  return cursor !== null && marks.size <= 1;
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
    id: "look.next",
    title: "Next image",
    group: "Look",
    keys: ["ArrowRight", "j", "ArrowDown", "l"],
    scopes: ["viewer", "quicklook"],
    when: (context) => onward(context, 1) !== undefined,
    run: (context) => step(context, 1),
  },
  {
    id: "look.previous",
    title: "Previous image",
    group: "Look",
    keys: ["ArrowLeft", "k", "ArrowUp", "h"],
    scopes: ["viewer", "quicklook"],
    when: (context) => onward(context, -1) !== undefined,
    run: (context) => step(context, -1),
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
    when: ({ client }) => client.allowed.write && showsOne(),
    run() {
      const { cursor } = useSelection.getState();
      if (cursor === null) return;
      const { folded, set } = useLayout.getState();
      set({ detailsOpen: true, folded: { ...folded, notes: false } });
      askForNote(cursor);
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
