import { describe, expect, it } from "vitest";

import type { Parameters, ReferenceUse } from "../../api/generated/operations";
import { sentenceOf, wordDiff } from "./differences";

const reference: ReferenceUse = { id: 1, role: "reference", sha256: "a".repeat(64), format: "png", width: 8, height: 8 };

function recipe(change: { prompt?: string; model?: string; negativePrompt?: string; references?: ReferenceUse[]; width?: number } & Partial<Parameters> = {}) {
  const { prompt = "a red fox in snow", model = "sketch", negativePrompt = null, references = [], width = 512, ...parameters } = change;
  return { prompt, model, negativePrompt, references, width, height: 512, parameters: { seed: 1, loras: [], extras: {}, ...parameters } };
}

describe("what differs between images", () => {
  it("is the seed by name and other settings with their values", () => {
    expect(sentenceOf([recipe({ guidanceScale: 3.5 }), recipe({ seed: 2, guidanceScale: 7 })])).toBe("Only seed and guidance: 3.5 → 7");
  });

  it("is said of the prompt by its words", () => {
    expect(sentenceOf([recipe(), recipe({ prompt: "a blue fox in snow" })])).toBe("Only the prompt (“red” → “blue”)");
    expect(sentenceOf([recipe(), recipe({ prompt: "a red fox in snow, linocut" })])).toBe("Only the prompt (“snow” → “snow, linocut”)");
    expect(sentenceOf([recipe(), recipe({ prompt: "a fox in snow" })])).toBe("Only the prompt (− “red”)");
    expect(sentenceOf([recipe(), recipe({ prompt: "an old lighthouse over the sea at night, oil painting" })])).toBe(
      "Only the prompt (rewritten)",
    );
  });

  it("names models, references, sizes and what only one of them has", () => {
    const other = recipe({ model: "flux", references: [reference], width: 1024, steps: 28 });
    expect(sentenceOf([recipe(), other])).toBe("Only model: sketch → flux, references, size: 512x512 → 1024x512 and steps: none → 28");
  });

  it("lists the values of three and four in their order", () => {
    expect(sentenceOf([recipe({ steps: 10 }), recipe({ steps: 20 }), recipe({ steps: 10 })])).toBe("Only steps: 10 → 20 → 10");
  });

  it("tells a vendor's own settings, and sees through equal ones", () => {
    expect(sentenceOf([recipe({ extras: { quality: "low", a: 1 } }), recipe({ extras: { quality: "high", a: 1 } })])).toBe(
      "Only quality: low → high",
    );
    expect(sentenceOf([recipe(), recipe()])).toBe("Nothing in their recipes differs.");
  });

  it("counts what would be too much for a sentence", () => {
    const other = recipe({ prompt: "x", model: "m", width: 4, seed: 3, steps: 1, guidanceScale: 2, strength: 1 });
    expect(sentenceOf([recipe(), other])).toMatch(/ and 3 more$/);
  });
});

describe("a diff of words", () => {
  it("finds what stayed between what moved", () => {
    expect(wordDiff("one two three four", "two five four six")).toEqual({ removed: ["one", "three"], added: ["five", "six"] });
  });

  it("gives up on what nobody reads", () => {
    expect(wordDiff("a ".repeat(700), "b")).toBeNull();
  });
});
