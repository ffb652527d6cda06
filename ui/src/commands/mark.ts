/** Marks: what the commands act on. */
import { useSelection } from "../state/selection";
import type { Command, Context } from "./command";

function hasMarks(): boolean {
  return useSelection.getState().marks.size > 0;
}

/** Returns the image that a mark is set on: the shown one, else the cursor. Marks play no part in it. */
function here({ scope, targets }: Context): number | null {
  return scope === "gallery" ? useSelection.getState().cursor : (targets[0] ?? null);
}

export const markCommands: readonly Command[] = [
  {
    id: "mark.toggle",
    title: "Mark, or take the mark away",
    group: "Mark",
    keys: ["m"],
    when: (context) => here(context) !== null,
    run(context) {
      const id = here(context);
      if (id !== null) useSelection.getState().toggleMark(id);
    },
  },
  {
    id: "mark.all",
    title: "Mark all that match",
    group: "Mark",
    keys: ["mod+a"],
    scopes: ["gallery"],
    when: ({ index }) => index.count > 0,
    run: ({ index }) => useSelection.getState().setMarks(index.ids),
  },
  {
    id: "mark.none",
    title: "Take all marks away",
    group: "Mark",
    keys: ["u"],
    when: hasMarks,
    run: () => useSelection.getState().clearMarks(),
  },
  {
    id: "mark.invert",
    title: "Invert the marks",
    group: "Mark",
    keys: ["mod+shift+i"],
    scopes: ["gallery"],
    when: ({ index }) => index.count > 0,
    run({ index }) {
      const { marks, setMarks } = useSelection.getState();
      const inverted: number[] = [];
      for (const id of index.ids) if (!marks.has(id)) inverted.push(id);
      // Marks that this view doesn't show stay: nobody sees what an inversion would do to them.
      const inView = new Set(index.ids);
      for (const id of marks) if (!inView.has(id)) inverted.push(id);
      setMarks(inverted);
    },
  },
];
