import { beforeEach, describe, expect, it } from "vitest";

import { flag, type LayoutIndex, readLayoutIndex } from "../api/layoutIndex";
import { layoutBytes, memoryClient } from "../api/memory";
import { newQueryClient } from "../api/queries";
import { Tiles } from "../api/tiles";
import { useSelection } from "../state/selection";
import { useStage } from "../state/stage";
import { setSafeMode } from "./safeMode";

const index = readLayoutIndex(
  layoutBytes([
    { id: 3, created: 30, width: 3, height: 1, flags: flag.starred },
    { id: 2, created: 20, width: 2, height: 1, flags: flag.sensitive | flag.starred },
    { id: 1, created: 10, width: 1, height: 1 },
  ]),
);

function gallery() {
  // It never answers: what is asserted must not wait for it.
  const client = memoryClient({ set_safe_mode: () => new Promise(() => undefined) });
  const queries = newQueryClient();
  queries.setQueryData(["layout_generations", {}], index);
  return { client, queries, tiles: new Tiles(client), index };
}

beforeEach(() => {
  useStage.setState({ stage: { kind: "none" } });
  useSelection.setState({ cursor: null, marks: new Set() });
});

describe("turning safe mode on", () => {
  it("takes sensitive images out of the grid at once, and leaves the others as they were", () => {
    const context = gallery();
    void setSafeMode(context, true);
    const shown = context.queries.getQueryData<LayoutIndex>(["layout_generations", {}]);
    expect([...(shown?.ids ?? [])]).toEqual([3, 1]);
    expect([...(shown?.width ?? [])]).toEqual([3, 1]);
    expect([...(shown?.created ?? [])]).toEqual([30, 10]);
    expect([...(shown?.flags ?? [])]).toEqual([flag.starred, 0]);
  });

  it("closes a viewer and takes the cursor off where they show one", () => {
    useStage.setState({ stage: { kind: "viewer", id: 2 } });
    useSelection.setState({ cursor: 2 });
    void setSafeMode(gallery(), true);
    expect(useStage.getState().stage.kind).toBe("none");
    expect(useSelection.getState().cursor).toBeNull();
  });

  it("leaves a viewer open that shows another one", () => {
    useStage.setState({ stage: { kind: "viewer", id: 3 } });
    void setSafeMode(gallery(), true);
    expect(useStage.getState().stage.kind).toBe("viewer");
  });

  it("is told to the core", () => {
    const context = gallery();
    void setSafeMode(context, false);
    expect(context.client.calls).toEqual([{ name: "set_safe_mode", input: { on: false } }]);
    expect(context.queries.getQueryData(["layout_generations", {}])).toBe(index);
  });
});
