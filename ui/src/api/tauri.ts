/** The gallery in its own window: the shell answers. The only file that knows Tauri. */
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen as hear } from "@tauri-apps/api/event";

import { type Added, addedOf, CallError, type Client, type Dropped, entryHeader, type Shell, variantPath } from "./client";
import type { AddedFile, ErrorBody, Event } from "./generated/operations";

export function isDesktop(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

async function data<T>(name: string, input: unknown): Promise<T> {
  try {
    return await invoke<T>("call", { name, input });
  } catch (error) {
    const body = error as Partial<ErrorBody>;
    throw new CallError(body.code ?? "internal", body.message ?? String(error), body.hint ?? null);
  }
}

const shell: Shell = {
  setMenu: (groups) => data("set_menu", { groups }),
  toggleMenu: () => data("toggle_menu", {}),
  hearCommands(heard) {
    const stop = hear<string>("command", (event) => heard(event.payload));
    return () => void stop.then((end) => end());
  },
  hearLinks(heard) {
    const stop = hear("open", () => void take());
    async function take() {
      const ids = await data<number[]>("take_opened", {});
      if (ids.length > 0) heard(ids);
    }
    void stop.then(take);
    return () => void stop.then((end) => end());
  },
  wantNotices: (wanted) => data("want_notices", { wanted }),
  // Of the web views only WebKitGTK lets the shell answer for what the page drags.
  dragsAs: navigator.userAgent.includes("Linux") ? "page" : "window",
  dragOut: async (ids) => (await data<{ files: number }>("drag_out", { ids })).files,
  hearDragEnded(heard) {
    const stop = hear("drag_ended", () => heard());
    return () => void stop.then((end) => end());
  },
  takeDropped: () => data<Dropped>("take_dropped", {}),
  chooseFiles: () => data<Dropped>("choose_files", {}),
  addDropped: ({ ticket, name }, entry) => added(name, () => invoke("call", { name: "add_dropped", input: { ticket, entry } })),
};

/** Brings a file in and says what became of it. */
async function added(name: string, bring: () => Promise<AddedFile>): Promise<Added> {
  try {
    return addedOf(name, await bring());
  } catch (error) {
    const body = error as Partial<ErrorBody>;
    return { file: name, entry: null, kind: "failed", message: body.message ?? String(error) };
  }
}

export function tauriClient(): Client {
  return {
    host: "desktop",
    allowed: { write: true, generate: true, keys: true },
    shell,
    call: (name, input) => data(name, input),
    bytes: (name, input) => data(name, input),
    media(id, variant, version) {
      const address = convertFileSrc(`${id}/${variantPath(variant)}`, "pixery-media");
      return version === undefined ? address : `${address}?v=${version}`;
    },
    reference(id, variant) {
      return convertFileSrc(`reference/${id}/${variantPath(variant)}`, "pixery-media");
    },
    listen(heard) {
      const stop = hear<Event>("library", (event) => heard(event.payload));
      void stop.then(() => heard({ kind: "connected" }));
      return () => void stop.then((end) => end());
    },
    addImage: (file, entry) =>
      added(file.name, async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        return invoke("call", bytes, { headers: { "x-file-name": encodeURIComponent(file.name), ...entryHeader(entry) } });
      }),
    openLink(address) {
      void data("open_link", { address });
    },
  } satisfies Client;
}
