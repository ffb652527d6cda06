/** Looking at pictures: viewer, quick look, compare, details. */
import { useLayout, detailsAreOpen } from "../state/layout";
import { useStage } from "../state/stage";
import type { Command } from "./command";

export const lookCommands: readonly Command[] = [
  {
    id: "look.viewer",
    title: "Open in the viewer",
    group: "Look",
    keys: ["Enter"],
    scopes: ["gallery", "quicklook"],
    menu: "image",
    when: ({ targets }) => targets.length > 0,
    run({ targets: [id] }) {
      if (id !== undefined) useStage.getState().show({ kind: "viewer", id });
    },
  },
  {
    id: "look.details",
    title: "Show or hide details",
    group: "View",
    keys: ["i"],
    scopes: ["gallery"],
    run() {
      const layout = useLayout.getState();
      layout.set({ detailsOpen: !detailsAreOpen(layout) });
    },
  },
];
