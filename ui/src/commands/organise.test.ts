import { beforeEach, describe, expect, it, vi } from "vitest";

import { readLayoutIndex } from "../api/layoutIndex";
import { layoutBytes, memoryClient } from "../api/memory";
import { newQueryClient } from "../api/queries";
import { Tiles } from "../api/tiles";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import { useToasts } from "../state/toasts";
import { everything, useView } from "../state/view";
import type { Context } from "./command";
import { imageMenu } from "./imageMenu";
import { commandById } from "./registry";

const entry = (id: number, operation: string) => ({
  id,
  at: "2026-11-23T12:00:00Z",
  actor: "person",
  operation,
  undoes: null,
  undoneBy: null,
  changes: 2,
});

function library() {
  return memoryClient({
    trash_generations: (input) => ({
      changed: "ids" in input.selection ? input.selection.ids : [],
      unchanged: [],
      changedCount: 2,
      unchangedCount: 0,
      entry: 40,
    }),
    star_generations: () => ({ changed: [1], unchanged: [], changedCount: 1, unchangedCount: 0, entry: 41 }),
    undo: () => ({
      entries: [entry(40, "trash_generations")],
      changed: 1,
      skipped: [{ entry: 40, topic: "generations", id: 3, reason: "changed_since" }],
      skippedCount: 1,
      entry: 42,
    }),
  });
}

function contextOf(client: ReturnType<typeof library>, targets: number[], starred: number[] = []): Context {
  const rows = [5, 4, 3, 2, 1].map((id) => ({ id, created: 0, width: 1, height: 1, flags: starred.includes(id) ? 1 : 0 }));
  const index = readLayoutIndex(layoutBytes(rows));
  return { client, queries: newQueryClient(), tiles: new Tiles(client), scope: "gallery", index, targets };
}

const labels = (context: Context) => imageMenu(context).flatMap((line) => (line.kind === "item" ? [line.label] : []));
const messages = () => useToasts.getState().toasts;

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  useSelection.setState({ cursor: null, marks: new Set(), anchor: null });
  useStage.setState({ stage: { kind: "none" } });
  useView.setState({ view: everything });
});

describe("trashing", () => {
  it("moves the cursor to the next that stays and takes the marks away", async () => {
    useSelection.setState({ cursor: 4, marks: new Set([4, 3]) });
    await commandById("organise.trash").run(contextOf(library(), [4, 3]));
    expect(useSelection.getState()).toMatchObject({ cursor: 2, marks: new Set() });
  });

  it("goes back where nothing comes after", async () => {
    useSelection.setState({ cursor: 1 });
    await commandById("organise.trash").run(contextOf(library(), [1]));
    expect(useSelection.getState().cursor).toBe(2);
  });

  it("shows the next in the viewer", async () => {
    useStage.getState().show({ kind: "viewer", id: 3 });
    await commandById("organise.trash").run({ ...contextOf(library(), [3]), scope: "viewer" });
    expect(useStage.getState().stage).toEqual({ kind: "viewer", id: 2 });
  });

  it("is undone by its message, which says what stays and why; the marks come back", async () => {
    const client = library();
    useSelection.setState({ marks: new Set([4, 3]) });
    await commandById("organise.trash").run(contextOf(client, [4, 3]));
    const [said] = messages();
    expect(said).toMatchObject({ text: "2 images trashed", lasts: 10_000 });
    said?.actions?.[0]?.run();
    await vi.waitFor(() => expect(useSelection.getState().marks).toEqual(new Set([4, 3])));
    expect(client.calls.at(-1)).toEqual({ name: "undo", input: { entry: 40 } });
    expect(messages().at(-1)?.hint).toBe("1 thing stays as it is: changed since.");
  });

  it("takes its message away when it is undone by the key", async () => {
    const context = contextOf(library(), [4, 3]);
    await commandById("organise.trash").run(context);
    await commandById("organise.undo").run(context);
    expect(messages().some(({ text }) => text === "2 images trashed")).toBe(false);
  });
});

describe("starring", () => {
  it("stars all of them while one has no star, then takes all stars away", async () => {
    const client = library();
    await commandById("organise.star").run(contextOf(client, [4, 3], [4]));
    await commandById("organise.star").run(contextOf(client, [4, 3], [4, 3]));
    expect(client.calls.map(({ input }) => (input as { starred: boolean }).starred)).toEqual([true, false]);
  });
});

describe("the menu of images", () => {
  it("offers to remove from the collection that is open, by its name", () => {
    const context = contextOf(library(), [1]);
    expect(labels(context).some((label) => label.startsWith("Remove from"))).toBe(false);
    useView.setState({ view: { ...everything, collection: "Covers" } });
    expect(labels(context)).toContain("Remove from “Covers”");
  });

  it("offers in the trash what is for the trash", () => {
    useView.setState({ view: { ...everything, query: "is:trashed" } });
    expect(labels(contextOf(library(), [1])).slice(-2)).toEqual(["Restore from the trash", "Delete for good…"]);
  });

  it("knows no paths in a browser, and no changes where none are allowed", () => {
    const client = library();
    const browser = { ...client, host: "browser", allowed: { write: false, generate: false, keys: false } } as const;
    const found = labels({ ...contextOf(client, [1]), client: browser });
    expect(found).toContain("Copy number");
    const inWindow = { ...client, host: "desktop" } as const;
    expect(labels({ ...contextOf(client, [1]), client: inWindow })).toContain("Copy path of the file");
    expect(found.some((label) => /path|Tag|trash|Star/.test(label))).toBe(false);
  });
});
