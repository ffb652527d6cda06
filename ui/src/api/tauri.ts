/** The gallery in its own window: the shell answers. The only file that knows Tauri. */
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen as hear } from "@tauri-apps/api/event";

import { type Added, CallError, type Client, variantPath } from "./client";
import type { ErrorBody, Event } from "./generated/operations";

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

export function tauriClient(): Client {
  return {
    host: "desktop",
    allowed: { write: true, generate: true },
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
    async addImages(files, told) {
      for (const file of files) {
        const bytes = await file.arrayBuffer();
        try {
          const added = await invoke<Added>("call", new Uint8Array(bytes), {
            headers: { "x-operation": "add_image", "x-file-name": encodeURIComponent(file.name) },
          });
          told(added);
        } catch (error) {
          const body = error as Partial<ErrorBody>;
          told({ file: file.name, kind: "failed", message: body.message ?? String(error) });
        }
      }
    },
    openLink(address) {
      void data("open_link", { address });
    },
  } satisfies Client;
}
