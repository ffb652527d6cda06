/** The time, for what says how long ago something was. */
import { useCallback, useSyncExternalStore } from "react";

/** Returns the time in ms, in whole steps of `every` ms; a new step renders anew. Stands still while `runs` is false. */
export function useNow(every: number, runs = true): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!runs) return () => undefined;
      const timer = setInterval(changed, every);
      return () => clearInterval(timer);
    },
    [every, runs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / every) * every);
}
