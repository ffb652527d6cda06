import { useEffect, useRef, useState } from "react";

/**
 * For a dialog that asks the library for a change: it goes as soon as it is answered, so that the next key is not lost on it, and comes
 * back with what stood in it when the change is refused. Returns whether it is away, and what sends it.
 */
export function useSending(onClose: () => void): [boolean, (change: () => Promise<boolean>) => Promise<void>] {
  const [isAway, setAway] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  async function send(change: () => Promise<boolean>) {
    setAway(true);
    const isDone = await change();
    if (!isHere.current) return;
    if (isDone) onClose();
    else setAway(false);
  }
  return [isAway, send];
}
