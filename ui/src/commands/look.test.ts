import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";

import { readLayoutIndex } from "../api/layoutIndex";
import { layoutBytes, memoryClient } from "../api/memory";
import { Tiles } from "../api/tiles";
import { place, whole } from "../components/frame/geometry";
import { useLooking } from "../state/looking";
import { useStage } from "../state/stage";
import type { Context } from "./command";
import { bind, commandFor } from "./keys";
import { lookCommands } from "./look";
import { zoomCommands } from "./zoom";

const sizes = { 9: [800, 600], 8: [800, 600], 7: [640, 640] } as const;
const index = readLayoutIndex(
  layoutBytes([9, 8, 7].map((id) => ({ id, created: 0, width: sizes[id as 9][0], height: sizes[id as 9][1] }))),
);
const client = memoryClient({});
const context: Context = { client, queries: new QueryClient(), tiles: new Tiles(client), scope: "viewer", index, targets: [9] };
const pane = { width: 1000, height: 600 };

function press(key: string): string | null {
  const event = new KeyboardEvent("keydown", { key });
  const command = commandFor(event, bind([...zoomCommands, ...lookCommands], {}), "viewer", () => context);
  void command?.run(context);
  return command?.id ?? null;
}

function shown(): number | null {
  const { stage } = useStage.getState();
  return stage.kind === "viewer" ? stage.id : null;
}

beforeEach(() => {
  useStage.setState({ stage: { kind: "viewer", id: 9 } });
  useLooking.setState({ zoom: whole, held: null, measured: { image: { width: 800, height: 600 }, pane } });
});

describe("keys in the viewer", () => {
  it("go to the next image and back, and stop at the ends", () => {
    expect([press("ArrowLeft"), shown()]).toEqual([null, 9]);
    press("ArrowRight");
    press("j");
    expect(shown()).toBe(7);
    expect([press("ArrowRight"), shown()]).toEqual([null, 7]);
    press("k");
    expect(shown()).toBe(8);
  });

  it("pan where the image is cut, and go on where it isn't", () => {
    // 800 × 600 at 150 %: 1200 px across, 900 down.
    useLooking.setState({ zoom: { ...whole, factor: 1.5 } });
    expect(press("ArrowRight")).toBe("look.pan-right");
    expect(shown()).toBe(9);
    // At 110 % it fits across, and is cut only above and below.
    useLooking.setState({ zoom: { ...whole, factor: 1.1 } });
    expect(press("ArrowDown")).toBe("look.pan-down");
    expect(press("ArrowRight")).toBe("look.next");
  });

  it("keep the zoom between images of one size, and show the whole of another", () => {
    useLooking.setState({ zoom: { factor: 3, cx: 0.25, cy: 0.5 } });
    press("j");
    expect(useLooking.getState().zoom.factor).toBe(3);
    press("j");
    expect(useLooking.getState().zoom).toEqual(whole);
  });

  it("zoom to the whole, 100 and 200 per cent", () => {
    press("2");
    expect(place(useLooking.getState().zoom, { width: 800, height: 600 }, pane).scale).toBeCloseTo(2 / window.devicePixelRatio);
    press("1");
    expect(place(useLooking.getState().zoom, { width: 800, height: 600 }, pane).scale).toBeCloseTo(1 / window.devicePixelRatio);
    press("0");
    expect(useLooking.getState().zoom).toEqual(whole);
  });

  it("show the real size while Space is held, however often it repeats", () => {
    useLooking.setState({ zoom: { ...whole, factor: 2 } });
    press(" ");
    press(" ");
    expect(useLooking.getState().held?.factor).toBe(2);
  });
});
