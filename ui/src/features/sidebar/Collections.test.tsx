import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { CallError } from "../../api/client";
import { memoryClient } from "../../api/memory";
import { show } from "../../testing/show";
import { text } from "../../text/organise";
import { Collections } from "./Collections";

const covers = { id: 1, name: "Covers", description: "", hidden: false, sensitive: false, count: 3 };

type Created = { collections: []; changed: number; entry: number };
const made: Created = { collections: [], changed: 1, entry: 7 };

function library(create: () => Created | Promise<Created> = () => made) {
  return memoryClient({
    list_collections: () => ({ items: [covers], next: null }),
    create_collection: create,
    update_collections: () => ({ collections: [], changed: 1, entry: 8 }),
    delete_collections: () => ({ collections: [], changed: 1, entry: 9 }),
    add_to_collection: () => ({ changed: [5], unchanged: [], changedCount: 1, unchangedCount: 0, entry: 10 }),
  });
}

async function startCreating(client: ReturnType<typeof library>) {
  const user = userEvent.setup();
  show(client, <Collections />);
  await user.click(await screen.findByRole("button", { name: text.sidebar.newCollection }));
  await user.keyboard("  Ideas ");
  return user;
}

const created = (client: ReturnType<typeof library>) => client.calls.filter(({ name }) => name === "create_collection");
const field = () => screen.queryByRole("textbox", { name: text.sidebar.collectionName });

describe("a new collection", () => {
  it("is saved by Enter, once, though the field is left while that goes on", async () => {
    let answer: ((created: Created) => void) | undefined;
    const client = library(() => new Promise((resolve) => (answer = resolve)));
    const user = await startCreating(client);
    await user.keyboard("{Enter}");
    await user.click(document.body);
    answer?.(made);
    await waitFor(() => expect(field()).toBeNull());
    expect(created(client)).toEqual([{ name: "create_collection", input: { name: "Ideas" } }]);
  });

  it("is saved by leaving the field", async () => {
    const client = library();
    const user = await startCreating(client);
    await user.click(document.body);
    await waitFor(() => expect(field()).toBeNull());
    expect(created(client)).toHaveLength(1);
  });

  it("is given up by Escape, which goes no further", async () => {
    const client = library();
    const user = await startCreating(client);
    let heard = false;
    const listener = (event: KeyboardEvent) => (heard ||= event.key === "Escape");
    window.addEventListener("keydown", listener);
    await user.keyboard("{Escape}");
    window.removeEventListener("keydown", listener);
    await waitFor(() => expect(field()).toBeNull());
    expect(created(client)).toEqual([]);
    expect(heard).toBe(false);
  });

  it("whose name is refused can be typed again", async () => {
    const client = library(() => {
      throw new CallError("conflict", "there is a collection Ideas", null);
    });
    const user = await startCreating(client);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(created(client)).toHaveLength(1));
    expect(field()).not.toBeNull();
    await user.keyboard(" 2{Enter}");
    await waitFor(() => expect(created(client)[1]?.input).toEqual({ name: "Ideas  2" }));
  });
});

describe("a collection", () => {
  it("is renamed in its place", async () => {
    const client = library();
    const user = userEvent.setup();
    show(client, <Collections />);
    await user.click(await screen.findByRole("button", { name: text.sidebar.more("Covers") }));
    await user.click(await screen.findByRole("menuitem", { name: text.sidebar.rename }));
    await user.clear(await screen.findByRole("textbox", { name: text.sidebar.newName("Covers") }));
    await user.keyboard("Book covers{Enter}");
    await waitFor(() =>
      expect(client.calls).toContainEqual({ name: "update_collections", input: { collections: ["Covers"], name: "Book covers" } }),
    );
  });

  it("takes images that are dropped on it", async () => {
    const client = library();
    show(client, <Collections />);
    const button = await screen.findByRole("button", { name: /^Covers/ });
    const event = new Event("drop", { bubbles: true, cancelable: true });
    const dataTransfer = { types: ["application/x-pixery-ids"], getData: () => "[5,6]" };
    button.dispatchEvent(Object.assign(event, { dataTransfer }));
    await waitFor(() =>
      expect(client.calls).toContainEqual({
        name: "add_to_collection",
        input: { selection: { ids: [5, 6] }, collection: "Covers" },
      }),
    );
  });
});
