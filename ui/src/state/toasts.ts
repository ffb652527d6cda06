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

let last = 0;

export const useToasts = create<ToastState>()((set, get) => ({
  toasts: [],
  add(toast) {
    last += 1;
    const id = last;
    // No more than four at a time: the oldest goes.
    set({ toasts: [...get().toasts, { ...toast, id }].slice(-4) });
    return id;
  },
  remove: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
}));
