/** How large a picture is looked at, in viewer and comparison. These stand before the keys that go on to other images. */
import { overflow, type Point } from "../components/frame/geometry";
import { useLooking } from "../state/looking";
import type { Command, Scope } from "./command";

/** How far an arrow key pans, in CSS px. */
const PAN = 80;

/** An arrow pans where something lies beyond the edge; elsewhere it goes on to the next image. */
function isCut(axis: "across" | "down"): boolean {
  const { measured, zoom } = useLooking.getState();
  return measured !== null && overflow(zoom, measured.image, measured.pane)[axis];
}

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

export const zoomCommands: readonly Command[] = [
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
    id: "look.fit",
    title: "Fit into the window",
    group: "Look",
    keys: ["0"],
    scopes: pictures,
    run: () => useLooking.getState().fit(),
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
];
