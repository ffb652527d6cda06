/**
 * One cursor, which Details shows, and a set of marks, which commands act on. Both are ids, never positions: images that come
 * and go move neither. Marks outlive filters, scrolling and reload.
 */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";

const KEY = "pixery.selection";
/** Marks beyond this many are not kept over a reload. */
const KEPT = 10_000;

type SelectionState = {
  cursor: GenerationId | null;
  marks: ReadonlySet<GenerationId>;
  /** Where a range begins. */
  anchor: GenerationId | null;
  setCursor(id: GenerationId | null): void;
  toggleMark(id: GenerationId): void;
  /** Adds images to the marks; the anchor stays. */
  addMarks(ids: Iterable<GenerationId>): void;
  /** Makes these the marks. */
  setMarks(ids: Iterable<GenerationId>): void;
  removeMarks(ids: Iterable<GenerationId>): void;
  clearMarks(): void;
  setAnchor(id: GenerationId | null): void;
};

function kept(): Pick<SelectionState, "cursor" | "marks"> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof value === "object" && value !== null && "cursor" in value && "marks" in value) {
      const { cursor, marks } = value;
      return {
        cursor: typeof cursor === "number" ? cursor : null,
        marks: new Set(Array.isArray(marks) ? marks.filter((id) => typeof id === "number") : []),
      };
    }
  } catch {
    // What can't be read is nothing.
  }
  return { cursor: null, marks: new Set() };
}

export const useSelection = create<SelectionState>()((set, get) => ({
  ...kept(),
  anchor: null,
  setCursor: (cursor) => set({ cursor }),
  toggleMark(id) {
    const marks = new Set(get().marks);
    if (!marks.delete(id)) marks.add(id);
    set({ marks, anchor: id });
  },
  addMarks(ids) {
    const marks = new Set(get().marks);
    for (const id of ids) marks.add(id);
    set({ marks });
  },
  setMarks: (ids) => set({ marks: new Set(ids) }),
  removeMarks(ids) {
    const marks = new Set(get().marks);
    for (const id of ids) marks.delete(id);
    set({ marks });
  },
  clearMarks: () => set({ marks: new Set(), anchor: null }),
  setAnchor: (anchor) => set({ anchor }),
}));

let saving: ReturnType<typeof setTimeout> | undefined;

function save(): void {
  clearTimeout(saving);
  saving = undefined;
  const { cursor, marks } = useSelection.getState();
  // The page may be gone by now.
  if (typeof sessionStorage === "undefined") return;
  sessionStorage.setItem(KEY, JSON.stringify({ cursor, marks: [...marks].slice(0, KEPT) }));
}

useSelection.subscribe(() => {
  clearTimeout(saving);
  saving = setTimeout(save, 200);
});
// What was marked just before a reload counts, too.
window.addEventListener("pagehide", () => {
  if (saving !== undefined) save();
});

/** Returns what a command acts on: the marks if there are any, else the cursor. */
export function targets(): GenerationId[] {
  const { marks, cursor } = useSelection.getState();
  if (marks.size > 0) return [...marks];
  return cursor === null ? [] : [cursor];
}
