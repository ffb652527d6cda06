import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { CallError } from "../../api/client";
import { ClientProvider } from "../../api/context";
import type { Generation, Tile } from "../../api/generated/operations";
import { memoryClient, type MemoryClient } from "../../api/memory";
import { newQueryClient } from "../../api/queries";
import { anImage } from "../../api/samples";
import { Tiles, TilesProvider } from "../../api/tiles";
import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { useToasts } from "../../state/toasts";
import { Details } from "./Details";

const page = { next: null };

type World = { client: MemoryClient; images: Map<number, Generation>; answer(id: number): void };

/** A library of these images, whose rows come when the test says so if `isSlow`. */
function world(all: readonly Generation[], isSlow = false): World {
  const images = new Map(all.map((image) => [image.id, image]));
  const waiting = new Map<number, () => void>();
  const client = memoryClient({
    show_generations: async ({ ids }) => {
      if (isSlow) await new Promise<void>((resolve) => waiting.set(ids[0] ?? 0, resolve));
      const missing = ids.find((id) => !images.has(id));
      if (missing !== undefined) throw new CallError("not_found", `no generation #${missing}`, null);
      return { items: ids.flatMap((id) => images.get(id) ?? []) };
    },
    list_notes: () => ({ items: [], ...page }),
    show_lineage: () => ({ items: [], cut: false, ...page }),
    list_tags: () => ({ items: [], ...page }),
    list_collections: () => ({ items: [], ...page }),
    list_tiles: (): { items: Tile[] } => ({ items: [] }),
    update_generations: () => ({ changed: [1], unchanged: [], changedCount: 1, unchangedCount: 0, entry: 5 }),
  });
  return { client, images, answer: (id) => waiting.get(id)?.() };
}

function show(client: MemoryClient) {
  render(
    <QueryClientProvider client={newQueryClient()}>
      <ClientProvider client={client}>
        <TilesProvider value={new Tiles(client)}>
          <Details renderNotes={() => null} renderPins={() => null} />
        </TilesProvider>
      </ClientProvider>
    </QueryClientProvider>,
  );
}

function choose(id: number | null, marks: readonly number[] = []) {
  act(() => useSelection.setState({ cursor: id, marks: new Set(marks) }));
}

beforeEach(() => {
  useLayout.setState({ folded: {} });
  useToasts.setState({ toasts: [] });
  choose(null);
});
afterEach(cleanup);

describe("Details", () => {
  it("keep the image before until the new one is whole, and then show only the new one", async () => {
    const { client, answer } = world([anImage({ prompt: "the first" }), anImage({ id: 2, prompt: "the second", title: "Two" })], true);
    choose(1);
    show(client);
    await waitFor(() => expect(client.calls.some(({ name }) => name === "show_generations")).toBe(true));
    await act(async () => answer(1));
    await screen.findByText("the first");

    choose(2);
    await waitFor(() => expect(client.calls.filter(({ name }) => name === "show_lineage")).toHaveLength(2));
    expect(screen.getByText("the first")).toBeDefined();
    expect(screen.queryByText("the second")).toBeNull();

    await act(async () => answer(2));
    await screen.findByText("the second");
    expect(screen.queryByText("the first")).toBeNull();
    expect(screen.getByDisplayValue("Two")).toBeDefined();
  });

  it("ask for the last of many that the cursor ran over, not for each", async () => {
    const { client, answer } = world(
      [1, 2, 3, 4, 5].map((id) => anImage({ id, prompt: `number ${id}` })),
      true,
    );
    choose(1);
    show(client);
    for (const id of [2, 3, 4, 5]) choose(id);
    await act(async () => answer(1));
    await waitFor(() => expect(client.calls.filter(({ name }) => name === "show_generations")).toHaveLength(2));
    await act(async () => answer(5));
    await screen.findByText("number 5");
    const asked = client.calls.filter(({ name }) => name === "show_generations").map(({ input }) => input);
    expect(asked).toEqual([{ ids: [1] }, { ids: [5] }]);
  });

  it("show of a withheld image that it is hidden by safe mode, and nothing else", async () => {
    const { client } = world([anImage({ prompt: "", withheld: "safe_mode" })]);
    choose(1);
    show(client);
    await screen.findByText("Hidden by safe mode");
    expect(screen.queryByRole("button", { name: "Star" })).toBeNull();
    expect(document.querySelector("img")).toBeNull();
  });

  it("show hostile words as words: no element, no request, no link that opens by itself", async () => {
    const hostile = `<script>alert(1)</script> <img src=x onerror=alert(2)> ![p](https://evil.example/x.png) \n\n[go](javascript:alert(3)) <lora:ink:1> [out](https://a.example/)`;
    const { client } = world([anImage({ prompt: hostile, negativePrompt: "<b>bold</b>", title: "<i>t</i>", tags: ["<u>tag</u>"], model: "<s>m</s>" })]);
    const opened = vi.spyOn(client, "openLink");
    choose(1);
    show(client);
    await screen.findByText("<u>tag</u>");
    expect(document.querySelectorAll("script,b,i,u,s,a[href],img[src*='evil'],img[onerror]")).toHaveLength(0);
    expect(screen.getByText("<b>bold</b>")).toBeDefined();
    expect(screen.getByText("<s>m</s>")).toBeDefined();
    expect(screen.getByText(/alert\(1\)/).textContent).toContain("<script>");
    expect(opened).not.toHaveBeenCalled();

    expect(screen.queryByRole("button", { name: "go" })).toBeNull();
    expect(screen.getByText("<lora:ink:1>")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "out" }));
    expect(opened).toHaveBeenCalledExactlyOnceWith("https://a.example/");
  });

  it("leave sections as they were folded when another image comes", async () => {
    const { client } = world([anImage({ prompt: "the first" }), anImage({ id: 2, prompt: "the second" })]);
    choose(1);
    show(client);
    await screen.findByText("the first");
    await userEvent.click(screen.getByRole("button", { name: "Prompt" }));
    expect(screen.queryByText("the first")).toBeNull();
    choose(2);
    await screen.findByText("#2");
    expect(screen.queryByText("the second")).toBeNull();
    expect(screen.getByRole("button", { name: "Prompt" }).getAttribute("aria-expanded")).toBe("false");
  });

  it("save a title on Enter and give it up on Escape", async () => {
    const { client } = world([anImage({ title: "Old" })]);
    choose(1);
    show(client);
    const field = await screen.findByRole("textbox", { name: "Title" });
    await userEvent.type(field, " and new{Escape}");
    expect(screen.getByDisplayValue("Old")).toBeDefined();
    expect(client.calls.some(({ name }) => name === "update_generations")).toBe(false);
    await userEvent.type(field, "er{Enter}");
    expect(client.calls.at(-1)).toEqual({ name: "update_generations", input: { selection: { ids: [1] }, title: "Older" } });
    expect(useToasts.getState().toasts.map((toast) => toast.text)).toEqual(["#1 titled “Older”"]);
  });

  it("sum up several marks", async () => {
    const { client } = world([anImage({ tags: ["a", "b"] }), anImage({ id: 2, tags: ["b"] })]);
    choose(1, [1, 2]);
    show(client);
    await screen.findByText("2 marked");
    await screen.findByText("b");
    expect(screen.getByText("a 1")).toBeDefined();
  });

  it("say how many more tags some of the marked images have than are listed", async () => {
    const many = Array.from({ length: 15 }, (_, i) => `tag ${i + 10}`);
    const { client } = world([anImage({ tags: many }), anImage({ id: 2, tags: [] })]);
    choose(1, [1, 2]);
    show(client);
    await screen.findByText("tag 21 1");
    expect(screen.queryByText("tag 22 1")).toBeNull();
    expect(screen.getByText("and 3 more")).toBeDefined();
  });

  it("say when nothing is chosen, and when what was chosen is gone", async () => {
    const { client, images } = world([anImage()]);
    show(client);
    expect(screen.getByText("Nothing chosen")).toBeDefined();
    images.clear();
    choose(1);
    await screen.findByText("#1 is no longer in the library.");
  });

  it("are made wider by the keys of their edge, and remember it", async () => {
    const { client } = world([]);
    useLayout.setState({ detailsWidth: 360 });
    show(client);
    const edge = screen.getByRole("separator", { name: "Resize details" });
    edge.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowRight}");
    expect(useLayout.getState().detailsWidth).toBe(376);
    await userEvent.keyboard("{Home}{ArrowRight}");
    expect(useLayout.getState().detailsWidth).toBe(280);
  });
});
