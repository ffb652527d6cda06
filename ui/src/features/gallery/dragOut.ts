/** Tiles that are dragged away: onto collections and tags of the sidebar, or as originals into other programs. */
import type { Client } from "../../api/client";
import type { Generation, GenerationId } from "../../api/generated/operations";
import { attempt } from "../../api/changes";
import { noteDragged, writeDragged } from "../../state/drag";
import { useToasts } from "../../state/toasts";
import { text } from "../../text/gallery";
import styles from "./Drag.module.css";

/** Addresses beyond this many would be no help to anybody. */
const MOST_ADDRESSES = 100;

/** Fills a drag. `known` gives file formats where the recipe was read already. */
export function fillDrag(
  transfer: DataTransfer,
  ids: readonly GenerationId[],
  client: Client,
  known: (id: GenerationId) => Generation | undefined,
): void {
  transfer.effectAllowed = "copyLink";
  writeDragged(transfer, ids);
  const address = (id: GenerationId) => new URL(client.media(id, { kind: "original" }), window.location.href).href;
  transfer.setData("text/uri-list", ids.slice(0, MOST_ADDRESSES).map(address).join("\r\n"));
  const [only] = ids;
  const generation = only === undefined || ids.length > 1 ? undefined : known(only);
  if (only !== undefined && generation !== undefined) {
    const ending = generation.format === "jpeg" ? "jpg" : generation.format;
    transfer.setData("DownloadURL", `image/${generation.format}:pixery-${only}.${ending}:${address(only)}`);
  }
}

/** Gives a drag to the window around the page, where there is one. Says whether the page's own drag goes on. */
export function dragOutOfWindow(client: Client, ids: readonly GenerationId[]): boolean {
  const { shell } = client;
  noteDragged(ids);
  if (shell === null) return true;
  if (shell.dragsAs === "window") {
    const stop = shell.hearDragEnded(() => {
      stop();
      endDrag(client);
    });
  }
  void attempt(() => shell.dragOut(ids)).then((many) => {
    if (many !== null && many < ids.length) useToasts.getState().add({ tone: "error", text: text.notGiven(ids.length - many), lasts: 8000 });
  });
  return shell.dragsAs === "page";
}

/** Takes everything off the pointer. */
export function endDrag(client: Client): void {
  noteDragged(null);
  void client.shell?.dragOut([]);
}

/** Shows a small picture with the count at the pointer instead of the whole tile. */
export function showDragImage(transfer: DataTransfer, tile: HTMLElement, many: number): void {
  const box = document.createElement("div");
  box.className = styles["drag"] ?? "";
  const image = tile.querySelector("img");
  if (image !== null && image.currentSrc !== "") {
    const small = document.createElement("img");
    small.src = image.currentSrc;
    small.className = styles["picture"] ?? "";
    box.append(small);
  }
  if (many > 1) {
    const count = document.createElement("span");
    count.className = styles["count"] ?? "";
    count.textContent = String(many);
    box.append(count);
  }
  document.body.append(box);
  transfer.setDragImage(box, 16, 16);
  // The browser has taken its picture of it by then.
  setTimeout(() => box.remove(), 0);
}
