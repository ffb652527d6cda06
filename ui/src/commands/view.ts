/** How the window is laid out. */
import { type TileSize, useLayout } from "../state/layout";
import { useSidebar } from "../state/sidebar";
import { useView } from "../state/view";
import type { Command } from "./command";
import { isMac } from "./keys";

const sizes: readonly TileSize[] = [0, 1, 2, 3, 4, 5];

function step(by: number): void {
  const { tileSize, set } = useLayout.getState();
  const next = sizes[tileSize + by];
  if (next !== undefined) set({ tileSize: next });
}

export const viewCommands: readonly Command[] = [
  ...sizes.map(
    (size): Command => ({
      id: `view.size${size}`,
      title: `Thumbnail size ${size}`,
      group: "View",
      keys: [String(size)],
      scopes: ["gallery"],
      run: () => useLayout.getState().set({ tileSize: size }),
    }),
  ),
  { id: "view.larger", title: "Larger thumbnails", group: "View", keys: ["+", "="], scopes: ["gallery"], run: () => step(1) },
  { id: "view.smaller", title: "Smaller thumbnails", group: "View", keys: ["-"], scopes: ["gallery"], run: () => step(-1) },
  {
    id: "view.grid",
    title: "Show in rows or in columns",
    group: "View",
    keys: [],
    run: () => {
      const { grid, set } = useLayout.getState();
      set({ grid: grid === "rows" ? "masonry" : "rows" });
    },
  },
  {
    id: "view.order",
    title: "Oldest or newest first",
    group: "View",
    keys: [],
    // A collection has an order of its own.
    when: () => useView.getState().view.collection === null,
    run: () => {
      const { view, go } = useView.getState();
      go({ order: view.order === "newest" ? "oldest" : "newest" });
    },
  },
  {
    id: "view.menu",
    title: "Show or hide the menu bar",
    group: "View",
    keys: ["F10"],
    host: "desktop",
    when: ({ client }) => client.shell !== null && !isMac,
    run: ({ client }) => client.shell?.toggleMenu(),
  },
  {
    id: "view.sidebar",
    title: "Pin or unpin the sidebar",
    group: "View",
    keys: ["["],
    run: () => {
      const { sidebarPinned, set } = useLayout.getState();
      set({ sidebarPinned: !sidebarPinned });
    },
  },
  {
    id: "view.activity",
    title: "Show what was done",
    group: "View",
    keys: [],
    run: () => {
      useLayout.getState().set({ sidebarPinned: true });
      useSidebar.getState().show("activity");
    },
  },
];
