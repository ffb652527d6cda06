/** The sidebar when it is not pinned: whether it lies over the gallery now, and what it shows. */
import { create } from "zustand";

type SidebarState = {
  /** Whether it was brought up by the pointer. */
  peek: boolean;
  panel: "library" | "activity";
  setPeek(peek: boolean): void;
  show(panel: SidebarState["panel"]): void;
};

export const useSidebar = create<SidebarState>()((set) => ({
  peek: false,
  panel: "library",
  setPeek: (peek) => set({ peek }),
  show: (panel) => set({ panel }),
}));
