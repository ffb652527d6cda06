import { beforeEach, describe, expect, it } from "vitest";

import { useToasts } from "../state/toasts";
import { CallError } from "./client";
import type { ChangedGenerations } from "./generated/operations";
import { memoryClient } from "./memory";
import { addTags, star, trash } from "./mutations";

function changed(ids: number[], entry: number | null): ChangedGenerations {
  return { changed: ids, unchanged: [], changedCount: ids.length, unchangedCount: 0, entry };
}

beforeEach(() => useToasts.setState({ toasts: [] }));

const toasts = () => useToasts.getState().toasts;

describe("a write", () => {
  it("says what was done, and undoes that very entry", async () => {
    const client = memoryClient({
      trash_generations: () => changed([3, 4], 17),
      undo: () => ({ entries: [], changed: 2, skipped: [], skippedCount: 0, entry: 18 }),
    });
    await trash(client, [3, 4]);
    expect(toasts().map((toast) => toast.text)).toEqual(["2 put into the trash"]);
    toasts()[0]?.actions?.[0]?.run();
    expect(client.calls.at(-1)).toEqual({ name: "undo", input: { entry: 17 } });
  });

  it("says nothing where nothing changed", async () => {
    await star(memoryClient({ star_generations: () => changed([], null) }), [3], true);
    expect(toasts()).toEqual([]);
  });

  it("leaves one message of a kind, the newest", async () => {
    const client = memoryClient({ star_generations: ({ selection }) => changed("ids" in selection ? selection.ids : [], 5) });
    await star(client, [3], true);
    await star(client, [4], true);
    expect(toasts().map((toast) => toast.text)).toEqual(["#4 starred"]);
  });

  it("says why it was refused, and what to do", async () => {
    const client = memoryClient({
      add_tags: () => {
        throw new CallError("invalid", "a tag has no comma: “a,b”", "leave it out");
      },
    });
    expect(await addTags(client, [3], ["a,b"])).toBeNull();
    expect(toasts()[0]).toMatchObject({ tone: "error", text: "A tag has no comma: “a,b”", hint: "Leave it out" });
  });
});
