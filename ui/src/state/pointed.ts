/**
 * What has a ring among the tiles: what agents point at, with a few words, until it is seen or dismissed; and what the line of the
 * activity is about that the person looks at.
 */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";

export type Mark = { readonly pointer: number; readonly words: string };

type Pointed = {
  marks: ReadonlyMap<GenerationId, Mark>;
  ringed: ReadonlySet<GenerationId>;
};

export const usePointed = create<Pointed>()(() => ({ marks: new Map(), ringed: new Set() }));
