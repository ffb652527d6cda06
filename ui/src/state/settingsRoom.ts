/** Which room of the settings is shown: the last one, or the one that was asked for. */
import { create } from "zustand";

import type { text } from "../text/settings";
import { useOverlay } from "./overlays";

export type Room = keyof typeof text.sections;

export const useSettingsRoom = create<{ room: Room; go(room: Room): void }>()((set) => ({
  room: "appearance",
  go: (room) => set({ room }),
}));

/** Opens the settings in a room. */
export function openSettings(room: Room): void {
  useSettingsRoom.getState().go(room);
  useOverlay.getState().open("settings");
}
