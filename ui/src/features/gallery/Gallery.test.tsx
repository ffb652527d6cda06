import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { ClientProvider } from "../../api/context";
import type { Job, Tile } from "../../api/generated/operations";
import { layoutBytes, memoryClient } from "../../api/memory";
import { newQueryClient } from "../../api/queries";
import { Tiles, TilesProvider } from "../../api/tiles";
import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { everything, useView, type View } from "../../state/view";
import { Gallery } from "./Gallery";

function tile(id: number, change: Partial<Tile> = {}): Tile {
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
    prompt: `fox number ${id}`,
    model: "sketch",
    actor: "person",
    origin: "generate",
    notes: 0,
    ...change,
  };
}

function job(change: Partial<Job>): Job {
  return {
    id: 7,
    batch: "b",
    state: "failed",
    provider: "openai",
    place: "",
    request: {
      prompt: "a fox",
      negativePrompt: null,
      model: "gpt-image",
      parameters: { loras: [], extras: {} },
      references: [],
      origin: "generate",
      parentId: null,
      tags: [],
      collections: [],
      title: null,
      count: 1,
    },
    cost: { microUsd: null, kind: "not_charged" },
    held: 0,
    step: null,
    steps: null,
    queuePosition: null,
    label: null,
    attempts: 1,
    failure: null,
    generationIds: [],
    actor: "person",
    retryOf: null,
    notBefore: null,
    cancelAskedAt: null,
    dismissedAt: null,
    createdAt: new Date().toISOString(),
    startedAt: null,
    endedAt: new Date().toISOString(),
    ...change,
  } as Job;
}

type Given = { ids?: number[]; jobs?: Job[]; rows?: Record<number, Partial<Tile>>; view?: Partial<View>; counts?: Record<string, number> };

function show({ ids = [], jobs = [], rows = {}, view = {}, counts = {} }: Given) {
  useView.setState({ view: { ...everything, ...view } });
  const client = memoryClient(
    {
      list_jobs: () => ({ items: jobs, next: null }),
      list_tiles: ({ ids: asked }) => ({ items: asked.map((id) => tile(id, rows[id])) }),
      count_generations: ({ query }) => ({ count: counts[query ?? ""] ?? 0, exact: true }),
      cancel_jobs: () => ({ items: [], changed: [] }),
      retry_jobs: () => ({ items: [], refused: [] }) as never,
      resolve_job: () => jobs[0] as Job,
      show_generations: () => ({ items: [] }),
    },
    () => layoutBytes(ids.map((id) => ({ id, created: 1_790_000_000 + id, width: 1_024, height: 1_024 }))),
  );
  const queries = newQueryClient();
  render(
    <QueryClientProvider client={queries}>
      <ClientProvider client={client}>
        <TilesProvider value={new Tiles(client)}>
          <CSPProvider disableStyleElements>
            <Gallery />
          </CSPProvider>
        </TilesProvider>
      </ClientProvider>
    </QueryClientProvider>,
  );
  return client;
}

beforeEach(() => {
  // There is no layout in the test's document: every area is a window of this size.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 1_000 });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 700 });
  useSelection.setState({ cursor: null, marks: new Set(), anchor: null });
  useStage.setState({ stage: { kind: "none" } });
  useLayout.setState({ detailsOpen: false });
});

afterEach(cleanup);

const ids = [9, 8, 7, 6, 5, 4, 3, 2, 1];

describe("the gallery", () => {
  it("says of each image its number, what it shows and where it stands", async () => {
    show({ ids, rows: { 7: { starred: true } } });
    useSelection.setState({ marks: new Set([7]) });
    expect(await screen.findByRole("option", { name: "#7, fox number 7, 3 of 9, starred, marked" })).toBeTruthy();
    expect(screen.getAllByRole("option")).toHaveLength(9);
  });

  it("is one stop of the tab key", async () => {
    show({ ids });
    const tiles = await screen.findAllByRole("option");
    expect(tiles.filter((one) => one.tabIndex === 0)).toHaveLength(1);
  });

  it("moves the cursor and opens Details on a click, and leaves the marks", async () => {
    show({ ids });
    useSelection.setState({ marks: new Set([2]) });
    fireEvent.click(await screen.findByRole("option", { name: /^#5/ }), { detail: 1 });
    expect(useSelection.getState().cursor).toBe(5);
    expect([...useSelection.getState().marks]).toEqual([2]);
    expect(useLayout.getState().detailsOpen).toBe(true);
  });

  it("marks with ctrl, and from there to a shift-click in the order shown", async () => {
    show({ ids });
    fireEvent.click(await screen.findByRole("option", { name: /^#8/ }), { detail: 1, ctrlKey: true });
    fireEvent.click(screen.getByRole("option", { name: /^#5/ }), { detail: 1, shiftKey: true });
    expect([...useSelection.getState().marks].toSorted()).toEqual([5, 6, 7, 8]);
  });

  it("gives a double click to the image of its first press", async () => {
    show({ ids });
    fireEvent.click(await screen.findByRole("option", { name: /^#8/ }), { detail: 1 });
    const other = screen.getByRole("option", { name: /^#3/ });
    fireEvent.click(other, { detail: 2 });
    fireEvent.doubleClick(other);
    expect(useStage.getState().stage).toEqual({ kind: "viewer", id: 8 });
    expect(useSelection.getState().cursor).toBe(8);
  });

  it("says where an image stood whose original is gone", async () => {
    show({ ids: [1], rows: { 1: { missing: true } } });
    expect(await screen.findByText("Original missing. Check library")).toBeTruthy();
  });

  it("shows nothing of what safe mode withholds", async () => {
    show({ ids: [1], rows: { 1: { withheld: "safe_mode", prompt: "" } } });
    expect(await screen.findByText("Hidden by safe mode")).toBeTruthy();
    expect(document.querySelector("[data-id] img")).toBeNull();
  });
});

describe("a job among the images", () => {
  it("says why it failed and what it cost, and can be tried again", async () => {
    const failure = { code: "unavailable" as const, message: "the vendor answered 503", hint: "" };
    const client = show({ ids, jobs: [job({ failure })] });
    expect(await screen.findByText("The vendor answered 503")).toBeTruthy();
    expect(screen.getByText("Not charged")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(client.calls).toContainEqual({ name: "retry_jobs", input: { ids: [7] } }));
  });

  it("that may have been paid is asked about, never sent again", async () => {
    show({ ids, jobs: [job({ state: "uncertain", held: 40_000, cost: { microUsd: null, kind: "unknown" } })] });
    expect(await screen.findByText("May have cost up to $0.0400")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Check again" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("is not counted among the images", async () => {
    show({ ids, jobs: [job({ state: "queued", endedAt: null, queuePosition: 3 })] });
    expect(await screen.findByText("3rd in line")).toBeTruthy();
    expect(await screen.findByRole("option", { name: /^#9, .*, 1 of 9$/ })).toBeTruthy();
  });
});

describe("where no images are", () => {
  it("an empty library makes the first picture on one press", async () => {
    const client = show({});
    fireEvent.click(await screen.findByRole("button", { name: "Paint it (free, on this machine)" }));
    await waitFor(() =>
      expect(client.calls).toContainEqual({ name: "generate", input: { prompt: "a red fox asleep in snow, linocut", model: "sketch" } }),
    );
  });

  it("a search without a result offers what taking a term away would show", async () => {
    show({ view: { query: "fox tag:draft is:starred" }, counts: { "fox is:starred": 31, "fox tag:draft": 2 } });
    const offer = await screen.findByRole("button", { name: "Remove tag:draft · shows 31" });
    // Its question was asked before the last one's answer was here.
    await screen.findByRole("button", { name: "Remove is:starred · shows 2" });
    expect(screen.queryByRole("button", { name: /Remove fox/ })).toBeNull();
    fireEvent.click(offer);
    expect(useView.getState().view.query).toBe("fox is:starred");
  });
});
