/** Tells of an operation that was refused: what happened, and what to do about it, in the core's words. */
import { CallError } from "../api/client";
import { useToasts } from "./toasts";

export function failed(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  const hint = error instanceof CallError ? error.hint : null;
  useToasts.getState().add({
    tone: "error",
    text: words.charAt(0).toUpperCase() + words.slice(1),
    ...(hint === null || hint === "" ? {} : { hint }),
    lasts: 10_000,
  });
}
