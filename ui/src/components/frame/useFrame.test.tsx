import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ClientProvider } from "../../api/context";
import { memoryClient } from "../../api/memory";
import { addressesOf, type Source, useFrame } from "./useFrame";

const decoding = vi.hoisted(() => ({ waiting: new Map<string, (could: boolean) => void>(), ready: new Set<string>() }));

vi.mock("./decoded", () => ({
  decode: (address: string) => new Promise<boolean>((resolve) => decoding.waiting.set(address, resolve)),
  isDecoded: (address: string) => decoding.ready.has(address),
}));

const client = memoryClient({});

function source(id: number, side = 4000): Source {
  return { id, version: "v", width: side, height: side };
}

const box = { width: 1000, height: 700 };
const want = { box };

function wrapper({ children }: { children: ReactNode }) {
  return <ClientProvider client={client}>{children}</ClientProvider>;
}

async function finish(address: string, could = true) {
  if (could) decoding.ready.add(address);
  await act(async () => decoding.waiting.get(address)?.(could));
}

beforeEach(() => {
  vi.useFakeTimers();
  decoding.waiting.clear();
  decoding.ready.clear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const thumbnail = (id: number) => `/media/${id}/thumbnail?v=v`;
const preview = (id: number) => `/media/${id}/preview/1024x768?v=v`;

describe("a frame", () => {
  it("is that of the image before until something of the new one is decoded", async () => {
    const { result, rerender } = renderHook(({ id }) => useFrame(source(id), want), { wrapper, initialProps: { id: 1 } });
    await finish(thumbnail(1));
    expect(result.current.frame).toMatchObject({ id: 1, address: thumbnail(1) });
    rerender({ id: 2 });
    expect(result.current.frame?.id).toBe(1);
    await finish(thumbnail(2));
    expect(result.current.frame).toMatchObject({ id: 2, address: thumbnail(2), rank: 0 });
  });

  it("reads the preview only of what the eye rests on", async () => {
    const { rerender } = renderHook(({ id }) => useFrame(source(id), want), { wrapper, initialProps: { id: 1 } });
    for (const id of [2, 3, 4]) rerender({ id });
    act(() => void vi.advanceTimersByTime(200));
    expect([...decoding.waiting.keys()].filter((address) => address.includes("preview"))).toEqual([preview(4)]);
  });

  it("never goes back from better pixels to worse", async () => {
    const { result } = renderHook(() => useFrame(source(1), want), { wrapper });
    act(() => void vi.advanceTimersByTime(200));
    await finish(preview(1));
    await finish(thumbnail(1));
    expect(result.current.frame?.address).toBe(preview(1));
  });

  it("is there at once where it was decoded before", () => {
    decoding.ready.add(thumbnail(1));
    decoding.ready.add(preview(1));
    const { result } = renderHook(() => useFrame(source(1), want), { wrapper });
    expect(result.current.frame?.address).toBe(preview(1));
  });

  it("says that an original is missing when nothing of it can be read", async () => {
    const { result } = renderHook(() => useFrame(source(1), want), { wrapper });
    await finish(thumbnail(1), false);
    act(() => void vi.advanceTimersByTime(200));
    await finish(preview(1), false);
    expect(result.current.failed).toBe(true);
  });

  it("is the original where that is no larger than the pane, or where its own pixels are asked for", () => {
    expect(addressesOf(client, source(1, 600), want).at(-1)).toBe("/media/1/original?v=v");
    expect(addressesOf(client, source(1), { box, original: true })).toEqual([thumbnail(1), preview(1), "/media/1/original?v=v"]);
  });
});
