/** Short messages at the bottom, with a way back where there is one. */
import { create } from "zustand";

export type Toast = {
  readonly id: number;
  readonly tone: "plain" | "error" | "info";
  readonly text: string;
  /** What to do about it. */
  readonly hint?: string;
  /** When what it tells of began, as `Date.now()` gives it: how long that goes on is shown. */
  readonly since?: number;
  readonly actions?: readonly { label: string; run(): void }[];
  /** How long it stays, in ms; until it is closed when absent. */
  readonly lasts?: number;
};

type ToastState = {
  toasts: readonly Toast[];
  add(toast: Omit<Toast, "id">): number;
  remove(id: number): void;
};

const MOST = 4;
/** The most even of those that stay until they are closed. */
const ALL = 8;

let last = 0;

/** No more than four at a time, as long as there are some that go by themselves: the oldest of those goes. */
function fitting(toasts: readonly Toast[]): readonly Toast[] {
  if (toasts.length <= MOST) return toasts;
  const oldest = toasts.slice(0, -1).findIndex(({ lasts }) => lasts !== undefined);
  return oldest < 0 ? toasts.slice(-ALL) : toasts.filter((_, i) => i !== oldest);
}

export const useToasts = create<ToastState>()((set, get) => ({
  toasts: [],
  add(toast) {
    last += 1;
    const id = last;
    set({ toasts: fitting([...get().toasts, { ...toast, id }]) });
    return id;
  },
  remove: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
}));
