import { useEffect, useLayoutEffect, useState } from "react";

import type { Client, Variant } from "../../api/client";
import { useClient } from "../../api/context";
import type { GenerationId } from "../../api/generated/operations";
import { decode, isDecoded } from "./decoded";
import type { Size } from "./geometry";

export type Source = Size & { readonly id: GenerationId; readonly version: string };
/** What is on screen: decoded pixels and the size of the image that they belong to. */
export type Frame = Size & { readonly id: GenerationId; readonly address: string; readonly rank: number };
export type Want = {
  /** In device px; a preview of that size, or the original where it is no larger. */
  box: Size | null;
  /** Whether the original's own pixels are needed. */
  original?: boolean;
};

/** What is looked at for less than this many ms is not asked for in full. */
const REST = 70;
/** Boxes are rounded up to this many px, so that a window that is dragged larger doesn't make a preview per px. */
const STEP = 256;

function previewOf({ width, height }: Size, box: Size): Variant {
  if (width <= box.width && height <= box.height) return { kind: "original" };
  return { kind: "preview", width: roundUp(box.width), height: roundUp(box.height) };
}

function roundUp(side: number): number {
  return Math.min(16_384, Math.max(STEP, Math.ceil(side / STEP) * STEP));
}

/** Returns the addresses of an image, the quickest first. */
export function addressesOf(client: Client, source: Source, { box, original = false }: Want): string[] {
  const { id, version } = source;
  const variants: Variant[] = [{ kind: "thumbnail" }];
  if (box !== null) variants.push(previewOf(source, box));
  if (original && variants.at(-1)?.kind !== "original") variants.push({ kind: "original" });
  return variants.map((variant) => client.media(id, variant, version));
}

type Shown = { frame: Frame | null; failed: GenerationId | null };

/**
 * Returns what to show of an image: its best decoded pixels, and until there are any those of the image before. The thumbnail
 * comes first; more is read once the eye rests.
 */
export function useFrame(source: Source | null, want: Want): { frame: Frame | null; failed: boolean } {
  const client = useClient();
  const [shown, setShown] = useState<Shown>({ frame: null, failed: null });
  const addresses = source === null ? [] : addressesOf(client, source, want);
  const key = addresses.join(" ");
  const id = source?.id ?? null;
  const width = source?.width ?? 0;
  const height = source?.height ?? 0;

  function show(address: string, rank: number) {
    if (id === null) return;
    setShown(({ frame }) => {
      const isWorse = frame?.id === id && frame.rank > rank && isDecoded(frame.address);
      return isWorse ? { frame, failed: null } : { frame: { id, address, width, height, rank }, failed: null };
    });
  }

  useLayoutEffect(() => {
    const rank = addresses.findLastIndex(isDecoded);
    const address = addresses[rank];
    if (address !== undefined) show(address, rank);
    // The addresses say all that matters.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);

  useEffect(() => {
    let live = true;
    const [quick, ...better] = addresses;
    if (quick === undefined) return undefined;
    void decode(quick).then((could) => {
      if (!live) return;
      if (could) show(quick, 0);
      else if (better.length === 0) setShown(({ frame }) => ({ frame, failed: id }));
    });
    const timer = setTimeout(() => {
      better.forEach((address, i) => {
        void decode(address).then((could) => {
          if (!live) return;
          if (could) show(address, i + 1);
          else setShown((now) => (now.frame?.id === id ? now : { ...now, failed: id }));
        });
      });
    }, REST);
    return () => {
      live = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);

  return { frame: shown.frame, failed: id !== null && shown.failed === id && shown.frame?.id !== id };
}
