/** Words between a person and an agent. */
export const text = {
  pointed: (actor: string, label: string | null) => `${actor}: ${label ?? "this one"}`,
  wantsToShow: (actor: string, ids: readonly number[]) => `${actor} wants to show ${list(ids)}`,
  wantsToCompare: (actor: string, ids: readonly number[]) => `${actor} wants to compare ${list(ids)}`,
  pointsAt: (actor: string, ids: readonly number[]) => `${actor} points at ${list(ids)}`,
  show: "Show",
  notNow: "Not now",
  dismiss: "Dismiss",
  present: (actor: string, did: string) => `${actor}: ${did}`,
  agents: "Agents at work",
} as const;

function list(ids: readonly number[]): string {
  const shown = ids.slice(0, 3).map((id) => `#${id}`);
  return ids.length > 3 ? `${shown.join(", ")} and ${ids.length - 3} more` : shown.join(", ");
}
