/** Going round the window's regions: header, sidebar, images, Details, bar. */
import { useStage } from "../state/stage";
import type { Command } from "./command";

const TABBABLE = 'input:not([type=hidden]),textarea,button,a[href],[tabindex="0"]';

/** Returns what has the focus when one comes to a region: the filter, the tile that Tab comes to, else the first that Tab comes to. */
function entry(region: HTMLElement): HTMLElement | null {
  const all = [...region.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.hasAttribute("disabled") && element.closest("[hidden],[inert]") === null,
  );
  return all.find((element) => element.matches("[role=option],[data-region-entry]")) ?? all[0] ?? null;
}

function go(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => entry(region) !== null);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  // From nowhere one comes to the first, or to the last.
  const from = at < 0 && by < 0 ? 0 : at;
  const next = regions[(from + by + regions.length) % regions.length];
  if (next !== undefined) entry(next)?.focus();
}

/** Whether nothing lies over the window that keeps the focus to itself. */
const isFree = () => useStage.getState().stage.kind === "none" && document.querySelector("[data-modal]") === null;

export const regionCommands: readonly Command[] = [
  { id: "view.next-region", title: "Go to the next part of the window", group: "View", keys: ["F6"], scopes: ["gallery"], inText: true, when: isFree, run: () => go(1) },
  { id: "view.previous-region", title: "Go to the part before", group: "View", keys: ["shift+F6"], scopes: ["gallery"], inText: true, when: isFree, run: () => go(-1) },
];
