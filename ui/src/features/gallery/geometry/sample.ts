/** Images for tests: sizes as libraries have them, several days, always the same for a seed. */
import type { Placeable } from "./layout";

const sizes = [
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [1344, 768],
  [768, 1344],
  [832, 1216],
  [2048, 512],
  [400, 2400],
] as const;

/** Returns numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function sample(count: number, seed = 1, perDay = 40): Placeable & { ids: Uint32Array } {
  const random = randomFrom(seed);
  const ids = new Uint32Array(count);
  const created = new Uint32Array(count);
  const width = new Uint16Array(count);
  const height = new Uint16Array(count);
  let at = 1_790_000_000;
  for (let i = 0; i < count; i += 1) {
    const [w, h] = sizes[Math.floor(random() * sizes.length)] ?? [1, 1];
    ids[i] = count - i;
    at -= Math.floor((random() * 2 * 86_400) / perDay);
    created[i] = at;
    width[i] = w;
    height[i] = h;
  }
  return { count, ids, created, width, height };
}
