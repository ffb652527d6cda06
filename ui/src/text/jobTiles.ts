/** Words of jobs that stand among the images. */
import type { Job } from "../api/generated/operations";
import { dollars } from "./money";

type Known = {
  /** Since it began, in ms; `null` before. */
  elapsed: number | null;
  /** What it usually takes, in ms; `null` when nobody knows. */
  usual: number | null;
  /** How many are before it. */
  place: number | null;
};

function seconds(ms: number): string {
  const whole = Math.round(ms / 1_000);
  return whole < 100 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const endings = new Map([
  ["one", "st"],
  ["two", "nd"],
  ["few", "rd"],
]);
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const text = {
  state({ state, cancelAskedAt }: Job, { elapsed, usual, place }: Known): string {
    if (cancelAskedAt !== null) return "Cancelling";
    if (place !== null && place > 0) return `${place}${endings.get(ordinals.select(place)) ?? "th"} in line`;
    if (state === "queued" || elapsed === null) return "Waiting";
    return usual === null ? seconds(elapsed) : `${seconds(elapsed)} of ~${seconds(usual)}`;
  },
  progress: (prompt: string) => `Making “${prompt.slice(0, 60)}”`,
  why({ failure, state }: Job): string {
    if (failure !== null) return capital(failure.message);
    return state === "uncertain" ? "Sent, but the answer was lost" : "Failed, and nobody said why";
  },
  charge({ cost, held }: Job): string {
    switch (cost.kind) {
      case "not_charged":
        return "Not charged";
      case "reported":
        return cost.microUsd === 0 ? "Not charged" : `Cost ${dollars(cost.microUsd ?? 0)}`;
      case "estimated":
        return cost.microUsd === 0 ? "Not charged" : `Cost ≈ ${dollars(cost.microUsd ?? 0)}`;
      case "unknown":
        return held > 0 ? `May have cost up to ${dollars(held)}` : "Cost unknown";
    }
  },
  cancel: "Cancel",
  dismiss: "Dismiss",
  retry: "Try again",
  check: "Check again",
} as const;
