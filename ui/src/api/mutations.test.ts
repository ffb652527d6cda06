import { beforeEach, describe, expect, it, vi } from "vitest";

import { useToasts } from "../state/toasts";
import { CallError } from "./client";
import { memoryClient } from "./memory";
import { deleteNote, retitle } from "./mutations";

beforeEach(() => useToasts.setState({ toasts: [] }));

const toasts = () => useToasts.getState().toasts;

describe("a write on one image", () => {
  it("says what was done, and undoes that very entry", async () => {
    const client = memoryClient({
      delete_notes: () => ({ changed: [3], entry: 17 }),
      undo: () => ({ entries: [], changed: 1, skipped: [], skippedCount: 0, entry: 18 }),
    });
    expect(await deleteNote(client, 3)).toBe(true);
    expect(toasts().map((toast) => toast.text)).toEqual(["Note deleted"]);
    toasts()[0]?.actions?.[0]?.run();
    expect(client.calls.at(-1)).toEqual({ name: "undo", input: { entry: 17 } });
  });

  it("says nothing where nothing changed", async () => {
    const client = memoryClient({
      update_generations: () => ({ changed: [], unchanged: [3], changedCount: 0, unchangedCount: 1, entry: null }),
    });
    expect(await retitle(client, 3, "as before")).toBe(true);
    expect(toasts()).toEqual([]);
  });

  it("says that it goes on where it takes long, until it is done", async () => {
    vi.useFakeTimers();
    const answers: (() => void)[] = [];
    const client = memoryClient({
      delete_notes: () => new Promise((done) => answers.push(() => done({ changed: [3], entry: 17 }))),
    });
    const done = deleteNote(client, 3);
    await vi.advanceTimersByTimeAsync(900);
    expect(toasts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(toasts().map(({ text }) => text)).toEqual(["Still working"]);
    expect(toasts()[0]?.since).toBe(Date.now() - 1_100);
    answers[0]?.();
    expect(await done).toBe(true);
    expect(toasts().map(({ text }) => text)).toEqual(["Note deleted"]);
    vi.useRealTimers();
  });

  it("tells of several that take long in one message, which pushes out nothing", async () => {
    vi.useFakeTimers();
    const answers: (() => void)[] = [];
    const client = memoryClient({
      delete_notes: () => new Promise((done) => answers.push(() => done({ changed: [3], entry: null }))),
    });
    useToasts.getState().add({ tone: "error", text: "the disk is full" });
    const all = [1, 2, 3, 4, 5, 6].map((id) => deleteNote(client, id));
    await vi.advanceTimersByTimeAsync(1_100);
    expect(toasts().map(({ text }) => text)).toEqual(["the disk is full", "Still working"]);
    for (const answer of answers.slice(1)) answer();
    await vi.advanceTimersByTimeAsync(1);
    expect(toasts()).toHaveLength(2);
    answers[0]?.();
    await Promise.all(all);
    expect(toasts().map(({ text }) => text)).toEqual(["the disk is full"]);
    vi.useRealTimers();
  });

  it("says why it was refused, and what to do", async () => {
    const client = memoryClient({
      update_generations: () => {
        throw new CallError("invalid", "a title is one line", "leave the line break out");
      },
    });
    expect(await retitle(client, 3, "a\nb")).toBe(false);
    expect(toasts()[0]).toMatchObject({ tone: "error", text: "a title is one line", hint: "leave the line break out" });
  });
});
