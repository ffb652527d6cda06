/** How the window is laid out: what a person sets once and finds again. Kept on this machine. */
import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Theme = "system" | "dark" | "light";
export type GridKind = "rows" | "masonry";
/** 0 (smallest) to 5. */
export type TileSize = 0 | 1 | 2 | 3 | 4 | 5;

export const detailsWidths = { S: 280, M: 360, L: 520 } as const;
export const rowHeights = [96, 128, 176, 240, 340, 480] as const;

type LayoutState = {
  theme: Theme;
  grid: GridKind;
  tileSize: TileSize;
  alwaysShowIds: boolean;
  sidebarPinned: boolean;
  /** `null` until somebody decides: open where the window is wide. */
  detailsOpen: boolean | null;
  /** In px. */
  detailsWidth: number;
  /** Sections of Details that are folded, by name. */
  folded: Readonly<Record<string, boolean>>;
  /** Whether agents may bring images up at once. */
  follow: boolean;
  /** Whether the desktop tells of work that ended while the person looks elsewhere. */
  notices: boolean;
  /** Keys that were rebound, by command. */
  keys: Readonly<Record<string, readonly string[]>>;
  set(change: Partial<Omit<LayoutState, "set">>): void;
};

export const useLayout = create<LayoutState>()(
  persist(
    (set) => ({
      theme: "system",
      grid: "rows",
      tileSize: 2,
      alwaysShowIds: false,
      sidebarPinned: false,
      detailsOpen: null,
      detailsWidth: detailsWidths.M,
      folded: {},
      follow: false,
      notices: true,
      keys: {},
      set: (change) => set(change),
    }),
    { name: "pixery.layout", version: 1 },
  ),
);

/** Whether Details are open, where nobody has decided yet too. */
export function detailsAreOpen({ detailsOpen }: Pick<LayoutState, "detailsOpen">): boolean {
  return detailsOpen ?? window.innerWidth >= 1200;
}
