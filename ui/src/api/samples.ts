/** Images for tests. */
import type { Generation } from "./generated/operations";

/** Returns an image of which only what matters is said. */
export function anImage(change: Partial<Generation> = {}): Generation {
  return {
    id: 1,
    prompt: "a red fox in snow",
    negativePrompt: null,
    model: "sketch",
    provider: "sketch",
    parameters: { size: "640x448", seed: 7, loras: [], extras: {} },
    references: [],
    parentId: null,
    tags: [],
    collections: [],
    starred: false,
    rejected: false,
    trashedAt: null,
    title: null,
    createdAt: "2026-11-23T10:00:00.000Z",
    width: 640,
    height: 448,
    format: "png",
    bytes: 293_232,
    sha256: "a".repeat(64),
    path: null,
    thumbhash: null,
    color: null,
    cost: { microUsd: 0, kind: "not_charged" },
    origin: "generate",
    actor: "person",
    jobId: 1,
    sensitive: false,
    hidden: false,
    ...change,
  };
}
