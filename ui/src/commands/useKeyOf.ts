import { useLayout } from "../state/layout";
import { commandById } from "./registry";

/** Returns a function that says by which key a command runs, as it is bound now. */
export function useKeyOf(): (command: string) => string | undefined {
  const keys = useLayout((layout) => layout.keys);
  return (id) => (keys[id] ?? commandById(id).keys)[0];
}
