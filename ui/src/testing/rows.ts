/** Rows as the core sends them, for tests: whole, with what a test is about put in. */
import type { Generation } from "../api/generated/operations";

export function generation(over: Partial<Generation> & Pick<Generation, "id">): Generation {
  return {
    prompt: "a red fox asleep in snow",
    negativePrompt: null,
    model: "sketch",
    provider: "sketch",
    parameters: { loras: [], extras: {} },
    references: [],
    parentId: null,
    tags: [],
    collections: [],
    starred: false,
    rejected: false,
    trashedAt: null,
    title: null,
    createdAt: "2026-11-23T12:00:00Z",
    width: 1024,
    height: 768,
    format: "png",
    bytes: 1_000,
    sha256: "0".repeat(64),
    path: null,
    thumbhash: null,
    color: null,
    cost: { microUsd: 0, kind: "not_charged" },
    origin: "generate",
    actor: "person",
    jobId: null,
    sensitive: false,
    hidden: false,
    ...over,
  };
}
