/** Whether the library answers. */
import { create } from "zustand";

export const useConnection = create<{ connected: boolean }>()(() => ({ connected: true }));
