/** What agents point at: a ring and a few words on a tile, until they are seen or dismissed. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";

export type Mark = { readonly pointer: number; readonly words: string };

export const usePointed = create<{ marks: ReadonlyMap<GenerationId, Mark> }>()(() => ({ marks: new Map() }));
