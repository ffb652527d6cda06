/** What only one of two images covers. */
import type { Placed, Size } from "../../components/frame/geometry";

type Lying = { readonly frame: Size; readonly placed: Placed };
type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** A rounding of places is no difference of shape, in px. */
const SLIP = 1;

function boxOf({ frame, placed: { x, y, scale } }: Lying): Box {
  return { left: x, top: y, right: x + frame.width * scale, bottom: y + frame.height * scale };
}

function round({ left, top, right, bottom }: Box): string {
  return [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]].map(([x, y]) => `${x}px ${y}px`).join(", ");
}

/** Returns the corners of both images, each going round: by the even-odd rule that is what one of them covers. Null where that is nothing. */
export function corners(one: Lying, other: Lying): string | null {
  const [a, b] = [boxOf(one), boxOf(other)];
  const isSame = (["left", "top", "right", "bottom"] as const).every((side) => Math.abs(a[side] - b[side]) <= SLIP);
  return isSame ? null : `${round(a)}, ${round(b)}`;
}
