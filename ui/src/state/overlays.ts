/** Dialogs and panels that a command opens by name: one at a time. */
import { create } from "zustand";

export type Overlay = "palette" | "cheatsheet" | "settings" | "tag" | "collect" | "label-edit" | "confirm-purge" | null;

type OverlayState = {
  overlay: Overlay;
  /** Whether a command chosen in the palette is about to run: keys would come before it. */
  isAbout: boolean;
  open(overlay: Overlay): void;
  close(): void;
};

export const useOverlay = create<OverlayState>()((set) => ({
  overlay: null,
  isAbout: false,
  open: (overlay) => set({ overlay }),
  close: () => set({ overlay: null }),
}));
