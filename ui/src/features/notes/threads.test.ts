import { describe, expect, it } from "vitest";

import type { Note } from "../../api/generated/operations";
import { boxOf, rectangleOf, threadsOf } from "./threads";

function note(id: number, replyTo: number | null, minute: number): Note {
  const createdAt = `2026-11-23T10:0${minute}:00.000Z`;
  return { id, generationId: 1, replyTo, actor: "person", text: `note ${id}`, region: null, resolved: false, createdAt, updatedAt: createdAt };
}

describe("notes as conversations", () => {
  it("are numbered by age, with their replies in order", () => {
    const threads = threadsOf([note(9, null, 5), note(4, null, 1), note(7, 4, 4), note(5, 4, 2)]);
    expect(threads.map((thread) => [thread.number, thread.note.id, thread.replies.map(({ id }) => id)])).toEqual([
      [1, 4, [5, 7]],
      [2, 9, []],
    ]);
  });
});

describe("a drawn region", () => {
  it("lies within the image, whichever way it was drawn", () => {
    const region = rectangleOf({ x: 1.2, y: 0.75 }, { x: 0.5, y: -0.1 });
    expect(region).toEqual({ kind: "rectangle", x: 0.5, y: 0, width: 0.5, height: 0.75 });
  });

  it("is nothing when it is a mere click", () => {
    expect(rectangleOf({ x: 0.5, y: 0.5 }, { x: 0.503, y: 0.9 })).toBeNull();
  });

  it("has a box around it where it was drawn freely", () => {
    const points: [number, number][] = [
      [0.5, 0.25],
      [0.75, 0.5],
      [0.25, 1],
    ];
    expect(boxOf({ kind: "freehand", points })).toEqual({ x: 0.25, y: 0.25, width: 0.5, height: 0.75 });
  });
});
