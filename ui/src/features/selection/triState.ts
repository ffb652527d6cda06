/** Whether a label is on all, on some or on none of the images that a dialog is about, and what a person makes of it. */
import type { Wish } from "../../state/labelling";

export type TriState = "all" | "some" | "none" | "unknown";

export function triState(count: number | undefined, of: number): TriState {
  if (count === undefined) return "unknown";
  if (count <= 0) return "none";
  return count >= of ? "all" : "some";
}

/** Counts labels over images; names that differ only in case are one. */
export function countLabels(images: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const labels of images) {
    for (const key of new Set(labels.map((label) => label.toLowerCase()))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Returns the wish after a click: what is partly there, or may be, comes on, then goes off, then is left alone again. */
export function nextWish(is: TriState, wish: Wish): Wish {
  if (is === "all") return wish === null ? "remove" : null;
  if (is === "none") return wish === null ? "add" : null;
  if (wish === null) return "add";
  return wish === "add" ? "remove" : null;
}

/** Returns how a label will be once the wish is done. */
export function after(is: TriState, wish: Wish): TriState {
  if (wish === null) return is;
  return wish === "add" ? "all" : "none";
}

/** Parts typed text at commas, which no tag's name holds; what stands behind the last one is still being typed. */
export function partTyped(typed: string): { finished: string[]; rest: string } {
  const parts = typed.split(",");
  const rest = parts.pop() ?? "";
  return { finished: parts.map((part) => part.trim()).filter((part) => part !== ""), rest: rest.trimStart() };
}

export type Label = { name: string; count: number; color?: string | undefined };

/** How many labels are offered at once; typing finds the others. */
const OFFERED = 40;

/** Returns what is offered: names that begin as typed first, then those that hold it; without text, what is on the images first. */
export function offer(labels: readonly Label[], typed: string, isOn: (label: Label) => boolean): Label[] {
  const sought = typed.trim().toLowerCase();
  const same: Label[] = [];
  const first: Label[] = [];
  const second: Label[] = [];
  for (const label of labels) {
    const name = label.name.toLowerCase();
    if (sought === "") (isOn(label) ? first : second).push(label);
    else if (name === sought) same.push(label);
    else if (name.startsWith(sought)) first.push(label);
    else if (name.includes(sought)) second.push(label);
  }
  return [...same, ...first, ...second].slice(0, OFFERED);
}
