/** How one looks at pictures: zoom, ground, what lies over them. Viewer and compare share it, so that nothing jumps between them. */
import { create } from "zustand";

import { boundFactor, factorOf, isWhole, panBy, type Point, type Size, whole, type Zoom, zoomAt } from "../components/frame/geometry";

export const grounds = ["dark", "black", "grey", "white"] as const;
export type Ground = (typeof grounds)[number];

type LookingState = {
  zoom: Zoom;
  /** The pane that is looked at and the image in it; what percentages and pans are reckoned by. */
  measured: { image: Size; pane: Size } | null;
  /** While Space is held: the zoom to go back to, or that the other image is shown. */
  held: Zoom | null;
  ground: Ground;
  /** Whether facts lie over the picture. */
  info: boolean;
  /** Whether the next drag draws a note's region. */
  drawing: boolean;
  set(change: Partial<Pick<LookingState, "zoom" | "measured" | "held" | "info" | "drawing">>): void;
  /** All of the picture. */
  fit(): void;
  /** As if nothing had been looked at. */
  reset(): void;
  cycleGround(): void;
  toPercent(percent: number, at?: Point): void;
  zoomBy(by: number, at?: Point): void;
  pan(by: Point): void;
  /** All of it, or from there its real size at a point. */
  toggleAt(at: Point): void;
};

const ratio = () => (typeof devicePixelRatio === "number" && devicePixelRatio > 0 ? devicePixelRatio : 1);

function middle({ width, height }: Size): Point {
  return { x: width / 2, y: height / 2 };
}

export const useLooking = create<LookingState>()((set, get) => ({
  zoom: whole,
  measured: null,
  held: null,
  ground: "dark",
  info: false,
  drawing: false,
  set: (change) => set(change),
  fit: () => set({ zoom: whole, held: null }),
  reset: () => set({ zoom: whole, measured: null, held: null, drawing: false }),
  cycleGround: () => set(({ ground }) => ({ ground: grounds[(grounds.indexOf(ground) + 1) % grounds.length] ?? "dark" })),
  toPercent(percent, at) {
    const { measured, zoom } = get();
    if (measured === null) return;
    const { image, pane } = measured;
    const factor = boundFactor(factorOf(percent, image, pane, ratio()), image, pane, ratio());
    set({ zoom: zoomAt(zoom, at ?? middle(pane), factor, image, pane) });
  },
  zoomBy(by, at) {
    const { measured, zoom } = get();
    if (measured === null) return;
    const { image, pane } = measured;
    const factor = boundFactor(zoom.factor * by, image, pane, ratio());
    set({ zoom: zoomAt(zoom, at ?? middle(pane), factor, image, pane) });
  },
  pan(by) {
    const { measured, zoom } = get();
    if (measured !== null) set({ zoom: panBy(zoom, by, measured.image, measured.pane) });
  },
  toggleAt(at) {
    const { measured, zoom, toPercent, zoomBy } = get();
    if (measured === null) return;
    if (!isWhole(zoom)) set({ zoom: whole });
    else if (Math.abs(factorOf(100, measured.image, measured.pane, ratio()) - 1) < 0.02) zoomBy(2, at);
    else toPercent(100, at);
  },
}));

export function deviceRatio(): number {
  return ratio();
}
