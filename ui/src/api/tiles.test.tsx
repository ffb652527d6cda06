import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";

import type { Tile } from "./generated/operations";
import { memoryClient } from "./memory";
import { Tiles, TilesProvider, useRows } from "./tiles";

function tile(id: number, prompt: string): Tile {
  return {
    id,
    thumbhash: null,
    version: "0011223344556677",
    width: 1_024,
    height: 1_024,
    createdAt: "2026-11-20T12:00:00.000Z",
    starred: false,
    rejected: false,
    sensitive: false,
    trashed: false,
    missing: false,
    title: null,
    prompt,
    model: "sketch",
    actor: "person",
    origin: "generate",
    notes: 0,
  };
}

type Given = { ids: number[]; rests: boolean };

function look(initialProps: Given) {
  let prompt = "a fox";
  let renders = 0;
  const client = memoryClient({ list_tiles: ({ ids }) => ({ items: ids.map((id) => tile(id, prompt)) }) });
  const tiles = new Tiles(client);
  // The same list while the same images are looked at, as the grid has it.
  const lists = new Map<string, { id: number }[]>();
  const listOf = (ids: number[]) => {
    const key = ids.join();
    const list = lists.get(key) ?? ids.map((id) => ({ id }));
    lists.set(key, list);
    return list;
  };
  const hook = renderHook(
    ({ ids, rests }: Given) => {
      renders += 1;
      const rowOf = useRows(listOf(ids), rests);
      return ids.map((id) => rowOf(id)?.prompt ?? null);
    },
    { initialProps, wrapper: ({ children }: { children: ReactNode }) => <TilesProvider value={tiles}>{children}</TilesProvider> },
  );
  return {
    client,
    hook,
    renders: () => renders,
    change(words: string, ...ids: number[]) {
      prompt = words;
      act(() => tiles.refresh({ topics: new Set(["generations"]), generations: new Set(ids) }));
    },
  };
}

afterEach(cleanup);

describe("rows of many images", () => {
  it("are asked for at once and rendered once when they come", async () => {
    const { client, hook, renders } = look({ ids: [1, 2, 3], rests: true });
    expect(hook.result.current).toEqual([null, null, null]);
    await waitFor(() => expect(hook.result.current).toEqual(["a fox", "a fox", "a fox"]));
    expect(client.calls).toEqual([{ name: "list_tiles", input: { ids: [1, 2, 3] } }]);
    expect(renders()).toBe(2);
  });

  it("are read anew where they changed, and only while they are looked at", async () => {
    const { client, hook, change } = look({ ids: [1, 2], rests: true });
    await waitFor(() => expect(hook.result.current).toEqual(["a fox", "a fox"]));
    change("an owl", 2);
    await waitFor(() => expect(hook.result.current).toEqual(["a fox", "an owl"]));
    hook.rerender({ ids: [2], rests: true });
    change("a whale", 1);
    await act(async () => undefined);
    expect(client.calls).toHaveLength(2);
    hook.unmount();
    change("a castle", 2);
    expect(client.calls).toHaveLength(2);
  });

  it("are not asked for while images fly past", async () => {
    const { client, hook } = look({ ids: [1], rests: true });
    await waitFor(() => expect(hook.result.current).toEqual(["a fox"]));
    hook.rerender({ ids: [1, 2], rests: false });
    await act(async () => undefined);
    expect(client.calls).toHaveLength(1);
    hook.rerender({ ids: [1, 2], rests: true });
    await waitFor(() => expect(hook.result.current).toEqual(["a fox", "a fox"]));
  });
});
