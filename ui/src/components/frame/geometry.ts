/**
 * Where an image lies in its pane. Zoom is said relative to the whole image in view, so that images of different sizes can be
 * looked at alike: `factor` 1 is all of it, `cx` and `cy` (0 to 1) is the point of the image in the pane's middle.
 */
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
export type Zoom = { readonly factor: number; readonly cx: number; readonly cy: number };
/** CSS px per image px, and where the top left corner lies in the pane. */
export type Placed = Point & { readonly scale: number };

export const whole: Zoom = { factor: 1, cx: 0.5, cy: 0.5 };

/** How far one may go in: that many device px for a px of the image. */
const CLOSEST = 32;
/** A small image is enlarged to its pane, but no more than this. */
const ENLARGED = 4;

/** Returns the scale at which all of an image is in view. */
export function fitScale(image: Size, pane: Size): number {
  if (image.width <= 0 || image.height <= 0) return 1;
  return Math.min(pane.width / image.width, pane.height / image.height, ENLARGED);
}

/** Returns the factor at which a px of the image is `percent` / 100 px of the screen. */
export function factorOf(percent: number, image: Size, pane: Size, ratio: number): number {
  return percent / 100 / ratio / fitScale(image, pane);
}

/** Returns how large a px of the image is on the screen, in per cent. */
export function percentOf(zoom: Zoom, image: Size, pane: Size, ratio: number): number {
  return fitScale(image, pane) * zoom.factor * ratio * 100;
}

/** Returns the factor within its bounds: never smaller than the whole image or its real size, never closer than {@link CLOSEST}. */
export function boundFactor(factor: number, image: Size, pane: Size, ratio: number): number {
  const real = factorOf(100, image, pane, ratio);
  return Math.min(Math.max(factor, Math.min(1, real)), Math.max(1, real * CLOSEST));
}

function along(middle: number, image: number, pane: number): number {
  // What is smaller than its pane stands in the middle; what is larger leaves no gap.
  if (image <= pane) return (pane - image) / 2;
  return Math.min(0, Math.max(pane - image, pane / 2 - middle * image));
}

/** Returns where the image lies. */
export function place(zoom: Zoom, image: Size, pane: Size): Placed {
  const scale = fitScale(image, pane) * zoom.factor;
  return {
    scale,
    x: along(zoom.cx, image.width * scale, pane.width),
    y: along(zoom.cy, image.height * scale, pane.height),
  };
}

function zoomOf({ scale, x, y }: Placed, image: Size, pane: Size): Zoom {
  return {
    factor: scale / fitScale(image, pane),
    cx: (pane.width / 2 - x) / (image.width * scale),
    cy: (pane.height / 2 - y) / (image.height * scale),
  };
}

/** Brings the middle to where the image really lies, so that a pan answers at once after an edge was reached. */
export function settle(zoom: Zoom, image: Size, pane: Size): Zoom {
  return zoomOf(place(zoom, image, pane), image, pane);
}

/** Zooms so that the image's point under `at` (in px of the pane) stays there, as far as the edges let it. */
export function zoomAt(zoom: Zoom, at: Point, factor: number, image: Size, pane: Size): Zoom {
  const before = place(zoom, image, pane);
  const scale = fitScale(image, pane) * factor;
  const grown = scale / before.scale;
  const after = { scale, x: at.x - (at.x - before.x) * grown, y: at.y - (at.y - before.y) * grown };
  return settle(zoomOf(after, image, pane), image, pane);
}

/** Moves the image by CSS px. */
export function panBy(zoom: Zoom, by: Point, image: Size, pane: Size): Zoom {
  const { scale, x, y } = place(zoom, image, pane);
  return settle(zoomOf({ scale, x: x + by.x, y: y + by.y }, image, pane), image, pane);
}

export function isWhole(zoom: Zoom): boolean {
  return Math.abs(zoom.factor - 1) < 1e-3;
}

/** Whether the image is wider and higher than its pane, so that there is something to pan. */
export function overflow(zoom: Zoom, image: Size, pane: Size): { across: boolean; down: boolean } {
  const { scale } = place(zoom, image, pane);
  return { across: image.width * scale > pane.width + 0.5, down: image.height * scale > pane.height + 0.5 };
}

/** Whether there is something to pan at all. */
export function canPan(zoom: Zoom, image: Size, pane: Size): boolean {
  const { across, down } = overflow(zoom, image, pane);
  return across || down;
}

/** Returns the point of the image (0 to 1) under a point of the pane. */
export function pointIn(at: Point, { scale, x, y }: Placed, image: Size): Point {
  return { x: (at.x - x) / (image.width * scale), y: (at.y - y) / (image.height * scale) };
}

/** Whether a point of the pane is on the image. */
export function isOn(at: Point, placed: Placed, image: Size): boolean {
  const { x, y } = pointIn(at, placed, image);
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}
