import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";

import type { Tag } from "../../api/generated/operations";
import { memoryClient } from "../../api/memory";
import { CallError } from "../../api/client";
import { askForLabels } from "../../state/labelling";
import { useToasts } from "../../state/toasts";
import { generation } from "../../testing/rows";
import { show } from "../../testing/show";
import { text } from "../../text/organise";
import { LabelDialog } from "./LabelDialog";
import { OrganiseDialogs } from "./OrganiseDialogs";

const tag = (id: number, name: string, count: number): Tag => ({ id, name, hidden: false, sensitive: false, count });
const answer = () => ({ tags: [], changed: 2, entry: 1 });

function library() {
  return memoryClient({
    list_tags: () => ({ items: [tag(1, "fox", 9), tag(2, "winter", 5), tag(3, "draft", 2)], next: null }),
    show_generations: () => ({ items: [generation({ id: 1, tags: ["winter", "draft"] }), generation({ id: 2, tags: ["draft"] })] }),
    count_generations: (input) => ({ count: input.filter?.tags?.[0] === "draft" ? 201 : 0, exact: true }),
    add_tags: answer,
    remove_tags: answer,
  });
}

async function open(targets: number[]) {
  const client = library();
  const onClose = vi.fn();
  const user = userEvent.setup();
  show(client, <LabelDialog kind="tag" targets={targets} onClose={onClose} />);
  const field = await screen.findByRole("combobox", { name: text.labels.tag.field });
  await user.click(field);
  const changes = () => client.calls.filter(({ name }) => name === "add_tags" || name === "remove_tags");
  return { client, user, onClose, changes };
}

const option = (name: RegExp) => screen.findByRole("option", { name });

describe("the tag dialog", () => {
  it("says which tags are on all and on some of the images, those first", async () => {
    await open([1, 2]);
    expect(await option(/draft.*on all/)).toBeTruthy();
    expect(await option(/winter.*on some/)).toBeTruthy();
    const names = within(screen.getByRole("listbox")).getAllByRole("option");
    expect(names.map((one) => one.textContent?.match(/[a-z]+/)?.[0])).toEqual(["winter", "draft", "fox"]);
  });

  it("applies what is typed by Enter, under the name that is there", async () => {
    const { user, changes, onClose } = await open([1, 2]);
    await option(/fox/);
    await user.keyboard("FO{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(changes()).toEqual([{ name: "add_tags", input: { selection: { ids: [1, 2] }, tags: ["fox"] } }]);
  });

  it("loses nothing that is typed and entered before the names are read", async () => {
    const client = memoryClient({ list_tags: () => new Promise<never>(() => undefined), add_tags: answer });
    const onClose = vi.fn();
    const user = userEvent.setup();
    show(client, <LabelDialog kind="tag" targets={[1]} onClose={onClose} />);
    await user.click(await screen.findByRole("combobox", { name: text.labels.tag.field }));
    await user.keyboard("fox{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(client.calls).toContainEqual({ name: "add_tags", input: { selection: { ids: [1] }, tags: ["fox"] } });
  });

  it("goes before the library answers; a refusal offers it again, with what was asked for", async () => {
    const answers: { reject(reason: Error): void }[] = [];
    const client = memoryClient({
      list_tags: () => ({ items: [tag(1, "fox", 9)], next: null }),
      add_tags: () => new Promise<never>((_, reject) => answers.push({ reject })),
    });
    const user = userEvent.setup();
    askForLabels("tag", [1]);
    show(client, <OrganiseDialogs />);
    await user.click(await screen.findByRole("combobox", { name: text.labels.tag.field }));
    await option(/fox/);
    await user.keyboard("old barn, fox{Enter}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => expect(answers).toHaveLength(1));
    answers[0]?.reject(new CallError("storage", "the disk is full", "make room"));
    await waitFor(() => expect(useToasts.getState().toasts.at(-1)?.text).toBe("the disk is full"));
    expect(screen.queryByRole("dialog")).toBeNull();
    act(() => useToasts.getState().toasts.at(-1)?.actions?.[0]?.run());
    expect(await screen.findByRole("dialog", { name: "Tag #1" })).toBeTruthy();
    expect(await option(/old barn.*on all/)).toBeTruthy();
    expect(await option(/fox.*on all/)).toBeTruthy();
    expect(screen.getAllByRole("option")).toHaveLength(2);
  });

  it("makes new tags, several at a comma", async () => {
    const { user, changes } = await open([1]);
    await option(/fox/);
    await user.keyboard("old barn, Fox, snow{Enter}");
    await waitFor(() => expect(changes()).toHaveLength(1));
    expect(changes()[0]?.input).toEqual({ selection: { ids: [1] }, tags: ["old barn", "fox", "snow"] });
  });

  it("takes off what is on all of them and adds to the rest what is on some", async () => {
    const { user, changes } = await open([1, 2]);
    await user.click(await option(/draft.*on all/));
    await user.click(await option(/winter.*on some/));
    expect(changes()).toEqual([]);
    await user.click(screen.getByRole("button", { name: text.labels.apply }));
    await waitFor(() => expect(changes()).toHaveLength(2));
    expect(changes().map(({ name, input }) => [name, (input as { tags: string[] }).tags])).toEqual([
      ["add_tags", ["winter"]],
      ["remove_tags", ["draft"]],
    ]);
  });

  it("changes nothing on Enter alone", async () => {
    const { user, changes, onClose } = await open([1, 2]);
    await option(/fox/);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(changes()).toEqual([]);
  });

  it("counts tags instead of reading rows when the images are many", async () => {
    const { client } = await open(Array.from({ length: 201 }, (_, i) => i + 1));
    expect(await option(/draft.*on all/)).toBeTruthy();
    expect(client.calls.some(({ name }) => name === "show_generations")).toBe(false);
  });
});
