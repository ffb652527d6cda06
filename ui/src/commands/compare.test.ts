import { beforeEach, describe, expect, it } from "vitest";

import { memoryClient } from "../api/memory";
import { anImage } from "../api/samples";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import { compared, isPossible } from "./compare";

const client = memoryClient({ show_generations: ({ ids }) => ({ items: ids.map((id) => anImage({ id, parentId: id === 9 ? 4 : null })) }) });

function choose(cursor: number | null, marks: readonly number[]) {
  useSelection.setState({ cursor, marks: new Set(marks) });
}

beforeEach(() => {
  choose(null, []);
  useStage.setState({ stage: { kind: "none" } });
});

describe("what is compared", () => {
  it("is the marks, four at most", async () => {
    choose(1, [2, 3]);
    expect(await compared({ client, targets: [2, 3] })).toEqual([2, 3]);
    choose(1, [2, 3, 4, 5, 6]);
    expect(await compared({ client, targets: [] })).toEqual([2, 3, 4, 5]);
  });

  it("is one mark with the cursor", async () => {
    choose(1, [2]);
    expect(await compared({ client, targets: [2] })).toEqual([2, 1]);
  });

  it("is the parent with the cursor where nothing else is marked", async () => {
    choose(9, []);
    expect(await compared({ client, targets: [9] })).toEqual([4, 9]);
    choose(9, [9]);
    expect(await compared({ client, targets: [9] })).toEqual([4, 9]);
  });

  it("is about the image in the viewer, not about the cursor below it", async () => {
    choose(1, [2]);
    useStage.setState({ stage: { kind: "viewer", id: 7 } });
    expect(await compared({ client, targets: [7] })).toEqual([2, 7]);
  });

  it("is too little without a parent", async () => {
    choose(8, []);
    expect(await compared({ client, targets: [8] })).toEqual([8]);
  });
});

it("wipe and difference mean something for two images alone", () => {
  expect((["side", "wipe", "flicker", "difference"] as const).filter((way) => isPossible(way, 3))).toEqual(["side", "flicker"]);
});
