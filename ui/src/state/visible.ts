/** Which images are on screen: what an agent is told when it asks what the person sees. */
import { create } from "zustand";

import type { GenerationId } from "../api/generated/operations";

export const useVisible = create<{ ids: readonly GenerationId[] }>()(() => ({ ids: [] }));
