/** Comparing: which images, in which way, which pane. */
import type { GenerationId } from "../api/generated/operations";
import { positionOf } from "../api/layoutIndex";
import { useLooking } from "../state/looking";
import { useSelection } from "../state/selection";
import { type CompareMode, type Stage, useStage } from "../state/stage";
import { text } from "../text/compare";
import { tell } from "../api/changes";
import type { Command, Context } from "./command";

const MOST = 4;

type Comparing = Extract<Stage, { kind: "compare" }>;

function comparing(): Comparing | null {
  const { stage } = useStage.getState();
  return stage.kind === "compare" ? stage : null;
}

/** Returns whether a way of comparing means something for that many images. */
export function isPossible(way: CompareMode, count: number): boolean {
  return way === "side" || way === "flicker" || count === 2;
}

/** Returns what is compared: the marks; one mark with the cursor; without marks the cursor with its parent. */
export async function compared({ client, targets }: Pick<Context, "client" | "targets">): Promise<GenerationId[]> {
  const { marks, cursor } = useSelection.getState();
  const { stage } = useStage.getState();
  const looked = stage.kind === "viewer" || stage.kind === "quicklook" ? stage.id : cursor;
  if (marks.size >= 2) return [...marks].slice(0, MOST);
  const [mark] = marks;
  if (mark !== undefined && looked !== null && looked !== mark) return [mark, looked];
  const id = looked ?? targets[0];
  if (id === undefined) return [];
  const { items } = await client.call("show_generations", { ids: [id] });
  const parent = items[0]?.parentId ?? null;
  return parent === null ? [id] : [parent, id];
}

async function compare(context: Context): Promise<void> {
  const ids = await compared(context);
  const { marks } = useSelection.getState();
  if (ids.length < 2) {
    tell(text.tooFew);
    return;
  }
  if (marks.size > MOST) tell(text.tooMany(marks.size));
  useLooking.getState().fit();
  useStage.getState().show({ kind: "compare", ids, mode: "side", active: 0 });
}

function mode(key: string, to: CompareMode, title: string): Command {
  return {
    id: `compare.${to}`,
    title,
    group: "Look",
    keys: [key],
    scopes: ["compare"],
    when: () => isPossible(to, comparing()?.ids.length ?? 0),
    run() {
      const stage = comparing();
      if (stage !== null) useStage.getState().change({ ...stage, mode: to });
    },
  };
}

function activate(active: number): void {
  const stage = comparing();
  if (stage === null) return;
  const { length } = stage.ids;
  useStage.getState().change({ ...stage, active: (active + length) % length });
}

/** Returns the next image of the view for the active pane; one that is in another pane is passed over. */
function nextFor({ index }: Pick<Context, "index">, by: number): GenerationId | undefined {
  const stage = comparing();
  const shown = stage?.ids[stage.active];
  if (stage === null || shown === undefined) return undefined;
  let at = positionOf(index, shown);
  if (at < 0) return undefined;
  let id: number | undefined;
  do {
    at += by;
    id = index.ids[at];
  } while (id !== undefined && stage.ids.includes(id));
  return id;
}

/** Puts another image of the view into the active pane. */
function exchange(context: Context, by: number): void {
  const stage = comparing();
  const next = nextFor(context, by);
  if (stage === null || next === undefined) return;
  useStage.getState().change({ ...stage, ids: stage.ids.map((other, i) => (i === stage.active ? next : other)) });
}

export const compareCommands: readonly Command[] = [
  {
    id: "compare.open",
    title: "Compare",
    group: "Look",
    keys: ["c"],
    scopes: ["gallery", "viewer", "quicklook"],
    menu: "image",
    when: ({ targets }) => targets.length > 0,
    run: compare,
  },
  { id: "compare.close", title: "Close the comparison", group: "Look", keys: ["c"], scopes: ["compare"], run: () => useStage.getState().close() },
  mode("s", "side", "Compare side by side"),
  mode("w", "wipe", "Compare by a wipe"),
  mode("v", "flicker", "Compare one over the other"),
  mode("d", "difference", "Compare by their difference"),
  ...[0, 1, 2, 3].map(
    (pane): Command => ({
      id: `compare.pane${pane + 1}`,
      title: `Pane ${pane + 1}`,
      group: "Look",
      keys: [String(pane + 1)],
      scopes: ["compare"],
      when: () => pane < (comparing()?.ids.length ?? 0),
      run: () => activate(pane),
    }),
  ),
  { id: "compare.next-pane", title: "Next pane", group: "Look", keys: ["l"], scopes: ["compare"], run: () => activate((comparing()?.active ?? 0) + 1) },
  {
    id: "compare.previous-pane",
    title: "Previous pane",
    group: "Look",
    keys: ["h"],
    scopes: ["compare"],
    run: () => activate((comparing()?.active ?? 0) - 1),
  },
  {
    id: "compare.next",
    title: "Next image in this pane",
    group: "Look",
    keys: ["ArrowRight", "ArrowDown", "j"],
    scopes: ["compare"],
    when: (context) => nextFor(context, 1) !== undefined,
    run: (context) => exchange(context, 1),
  },
  {
    id: "compare.previous",
    title: "Previous image in this pane",
    group: "Look",
    keys: ["ArrowLeft", "ArrowUp", "k"],
    scopes: ["compare"],
    when: (context) => nextFor(context, -1) !== undefined,
    run: (context) => exchange(context, -1),
  },
  {
    id: "compare.other",
    title: "The other image while held",
    group: "Look",
    keys: ["Space"],
    scopes: ["compare"],
    run() {
      const { held, zoom, set } = useLooking.getState();
      if (held === null) set({ held: zoom });
    },
  },
];
