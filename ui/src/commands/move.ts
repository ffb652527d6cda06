/** Moving the cursor over the grid, and ranges that follow it. */
import { useGrid, type Way } from "../state/grid";
import { useSelection } from "../state/selection";
import type { Command } from "./command";

function go(way: Way): void {
  const { handle } = useGrid.getState();
  const { cursor, setCursor } = useSelection.getState();
  const next = handle?.stepFrom(cursor, way) ?? null;
  if (next === null) return;
  setCursor(next);
  handle?.reveal(next);
}

/** Moves; a range begins anew from there. */
function move(way: Way): void {
  useSelection.getState().setAnchor(null);
  go(way);
}

/** Moves, and marks everything from where the range began. */
function extend(way: Way): void {
  const { handle } = useGrid.getState();
  const { cursor, anchor, setAnchor, addMarks } = useSelection.getState();
  if (handle === null || cursor === null) {
    go(way);
    return;
  }
  const from = anchor ?? cursor;
  if (anchor === null) setAnchor(from);
  go(way);
  const to = useSelection.getState().cursor;
  if (to !== null) addMarks(handle.between(from, to));
}

const there = () => useGrid.getState().handle !== null;

function moving(id: string, title: string, keys: readonly string[], way: Way): Command {
  return { id, title, group: "Move", keys, scopes: ["gallery"], when: there, run: () => move(way) };
}

function extending(id: string, title: string, key: string, way: Way): Command {
  return { id, title, group: "Mark", keys: [key], scopes: ["gallery"], when: there, run: () => extend(way) };
}

export const moveCommands: readonly Command[] = [
  moving("move.next", "Next image", ["j"], "next"),
  moving("move.previous", "Previous image", ["k"], "previous"),
  moving("move.left", "Image to the left", ["ArrowLeft", "h"], "left"),
  moving("move.right", "Image to the right", ["ArrowRight", "l"], "right"),
  moving("move.up", "Image above", ["ArrowUp"], "up"),
  moving("move.down", "Image below", ["ArrowDown"], "down"),
  moving("move.first", "First image", ["Home"], "first"),
  moving("move.last", "Last image", ["End"], "last"),
  moving("move.pageUp", "A page up", ["PageUp"], "pageUp"),
  moving("move.pageDown", "A page down", ["PageDown"], "pageDown"),
  extending("mark.left", "Mark on to the left", "shift+ArrowLeft", "left"),
  extending("mark.right", "Mark on to the right", "shift+ArrowRight", "right"),
  extending("mark.up", "Mark on upwards", "shift+ArrowUp", "up"),
  extending("mark.down", "Mark on downwards", "shift+ArrowDown", "down"),
  extending("mark.toFirst", "Mark up to the first", "shift+Home", "first"),
  extending("mark.toLast", "Mark down to the last", "shift+End", "last"),
];
