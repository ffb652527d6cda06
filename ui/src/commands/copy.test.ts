import { describe, expect, it } from "vitest";

import { generation } from "../testing/rows";
import { forAgent, recipeOf, spoken } from "./copy";

describe("what is copied", () => {
  it("names images as people do", () => {
    expect(spoken([140, 152])).toBe("#140 #152");
  });

  it("tells an agent which images, of what, and how to see them", () => {
    const text = forAgent([generation({ id: 140, title: "Cover", prompt: "a fox\n in snow" }), generation({ id: 7, model: "", prompt: "" })]);
    expect(text).toBe("#140 (sketch): Cover · a fox in snow\n#7 (imported): \n\npixery view 140 7");
  });

  it("has a recipe hold only what was set", () => {
    const image = generation({ id: 1, prompt: "fox", parameters: { seed: "7", loras: [], extras: { quality: "high" } } });
    expect(recipeOf(image)).toEqual({ model: "sketch", prompt: "fox", seed: "7", quality: "high" });
    // The core leaves out what is empty.
    const { loras: _loras, extras: _extras, ...sent } = image.parameters;
    const bare = JSON.parse(JSON.stringify({ ...image, parameters: sent })) as typeof image;
    expect(recipeOf(bare)).toEqual({ model: "sketch", prompt: "fox", seed: "7" });
  });
});
