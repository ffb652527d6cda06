import { describe, expect, it } from "vitest";

import type { Generation } from "../../api/generated/operations";
import { recipeRows } from "./recipe";

const wire: Generation["parameters"] = JSON.parse("{}");

const none = { model: "sketch", provider: "sketch", width: 640, height: 448, parameters: { loras: [], extras: {} } };

describe("a recipe in rows", () => {
  it("names only what was set", () => {
    expect(recipeRows(none)).toEqual([
      { name: "Model", value: "sketch" },
      { name: "Size", value: "640x448" },
    ]);
  });

  it("stands what is left out on the wire", () => {
    expect(recipeRows({ ...none, parameters: wire })).toHaveLength(2);
  });

  it("keeps a zero and a seed beyond what numbers hold", () => {
    const rows = recipeRows({
      ...none,
      provider: "fal",
      parameters: { size: "512x512", seed: "18446744073709551615", steps: 28, strength: 0, guidanceScale: 3.5, loras: [], extras: {} },
    });
    expect(rows.map(({ name, value }) => `${name} ${value}`)).toEqual([
      "Model sketch",
      "Provider fal",
      "Size 512x512",
      "Seed 18446744073709551615",
      "Steps 28",
      "Guidance 3.5",
      "Strength 0",
    ]);
  });

  it("lists LoRAs with their weights and a vendor's own settings by their names", () => {
    const rows = recipeRows({
      ...none,
      parameters: {
        loras: [
          { name: "ink", scale: 1 },
          { name: "gold", scale: 0.75 },
        ],
        extras: { output_quality: "high", nothing: null, nested: { a: [1] } },
      },
    });
    expect(rows.slice(2)).toEqual([
      { name: "LoRA", value: "ink" },
      { name: "LoRA", value: "gold × 0.75" },
      { name: "Output quality", value: "high" },
      { name: "Nested", value: '{"a":[1]}' },
    ]);
  });
});
