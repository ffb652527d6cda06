import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import type { ActivityImages, Entry } from "../../api/generated/operations";
import { memoryClient } from "../../api/memory";
import { usePointed } from "../../state/pointed";
import { useToasts } from "../../state/toasts";
import { everything, useView } from "../../state/view";
import { useVisible } from "../../state/visible";
import { show } from "../../testing/show";
import { text } from "../../text/activity";
import { Activity } from "./Activity";
import { idsThatFit } from "./showImages";

const entry = (over: Partial<Entry>): Entry => ({
  id: 7,
  at: new Date(0).toISOString(),
  actor: "claude",
  operation: "add_tags",
  undoes: null,
  undoneBy: null,
  changes: 2,
  ...over,
});

/** The log of an agent that tagged images and renamed a tag. */
const client = (answer: Partial<ActivityImages> = {}) =>
  memoryClient({
    list_activity: () => ({ items: [entry({}), entry({ id: 6, changes: 1 }), entry({ id: 5, operation: "update_tags" })], next: null }),
    list_activity_images: ({ among }) => ({ ids: among ?? [4, 3], trashed: [], more: false, ...answer }),
  });

const ringed = () => [...usePointed.getState().ringed];
const line = async (place: number) => {
  const found = (await screen.findAllByRole("listitem")).at(place);
  if (found === undefined) throw new Error(`there is no line ${place}`);
  return found;
};
const press = async () => fireEvent.click(await screen.findByRole("button", { name: text.show }));
const messages = () => useToasts.getState().toasts.map((toast) => toast.text);

beforeEach(() => {
  useVisible.setState({ ids: [4, 3, 2] });
  useView.setState({ view: everything });
  useToasts.setState({ toasts: [] });
});

describe("the line under the pointer", () => {
  it("rings the images in sight that all of its entries changed, and no longer", async () => {
    const host = client({ ids: [4, 2] });
    show(host, <Activity />);
    fireEvent.pointerEnter(await line(0));
    await waitFor(() => expect(ringed()).toEqual([4, 2]));
    expect(host.calls.at(-1)).toEqual({ name: "list_activity_images", input: { entries: [7, 6], among: [4, 3, 2] } });
    fireEvent.pointerLeave(await line(0));
    expect(ringed()).toEqual([]);
  });

  it("follows what comes into sight", async () => {
    show(client(), <Activity />);
    fireEvent.pointerEnter(await line(0));
    await waitFor(() => expect(ringed()).toEqual([4, 3, 2]));
    act(() => useVisible.setState({ ids: [2, 1] }));
    await waitFor(() => expect(ringed()).toEqual([2, 1]));
  });

  it("asks nothing where no image was changed, and offers to show none", async () => {
    const host = client();
    show(host, <Activity />);
    fireEvent.pointerEnter(await line(1));
    expect(host.calls.map(({ name }) => name)).not.toContain("list_activity_images");
    expect(screen.getAllByRole("button", { name: text.show })).toHaveLength(1);
  });

  it("leaves no ring behind when the activity goes", async () => {
    const { unmount } = show(client(), <Activity />);
    fireEvent.pointerEnter(await line(0));
    await waitFor(() => expect(ringed()).not.toEqual([]));
    unmount();
    expect(ringed()).toEqual([]);
  });
});

describe("showing the images", () => {
  it("goes to a view of just those", async () => {
    show(client(), <Activity />);
    await press();
    await waitFor(() => expect(useView.getState().view.query).toBe("id:4,3"));
    expect(messages()).toEqual([]);
  });

  it("shows those in the trash where no other is left", async () => {
    show(client({ trashed: [3] }), <Activity />);
    await press();
    await waitFor(() => expect(useView.getState().view.query).toBe("id:4"));
    show(client({ trashed: [4, 3] }), <Activity />);
    await press();
    await waitFor(() => expect(useView.getState().view.query).toBe("is:trashed id:4,3"));
  });

  it("says so when there are more than a query holds, or none", async () => {
    const ids = Array.from({ length: 500 }, (_, n) => 100_500 - n);
    show(client({ ids }), <Activity />);
    await press();
    await waitFor(() => expect(messages()).toEqual([text.onlyLast(143)]));
    expect(useView.getState().view.query).toHaveLength("id:".length + 1_000);
    show(client({ ids: [] }), <Activity />);
    await press();
    await waitFor(() => expect(messages()).toContain(text.noneLeft));
  });

  it("takes as many ids as fit, and all where all do", () => {
    expect(idsThatFit([1, 2])).toEqual([1, 2]);
    expect(idsThatFit(Array.from({ length: 600 }, () => 1))).toHaveLength(500);
  });
});
