/** Finding one's way: palette, keys, settings, the filter. */
import { useOverlay } from "../state/overlays";
import { openSettings } from "../state/settingsRoom";
import type { Command } from "./command";

export const helpCommands: readonly Command[] = [
  {
    id: "find.filter",
    title: "Filter images",
    group: "Find",
    keys: ["/", "mod+f"],
    scopes: ["gallery"],
    run: () => document.getElementById("filter")?.focus(),
  },
  {
    id: "help.palette",
    title: "All commands",
    group: "Help",
    keys: ["mod+k"],
    inText: true,
    run: () => useOverlay.getState().open("palette"),
  },
  { id: "help.keys", title: "Show all keys", group: "Help", keys: ["?"], run: () => useOverlay.getState().open("cheatsheet") },
  {
    id: "help.settings",
    title: "Settings",
    group: "Help",
    keys: ["mod+,"],
    inText: true,
    run: () => useOverlay.getState().open("settings"),
  },
  {
    id: "help.provider-keys",
    title: "Providers and their keys",
    group: "Help",
    keys: [],
    run: () => openSettings("providers"),
  },
];
