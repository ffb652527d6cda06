/** Money in words. Micro-dollars come in; what is estimated is never shown as if it were known. */
export function dollars(micro: number): string {
  const amount = micro / 1_000_000;
  const digits = amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2;
  return `$${amount.toFixed(digits)}`;
}

type Spent = { reported: number; estimated: number; held: number; unknownAttempts: number };

/** Returns what was spent as one figure, and whether part of it is only estimated or not known. */
export function spent({ reported, estimated, unknownAttempts }: Spent): string {
  const sum = dollars(reported + estimated);
  return `${estimated > 0 ? "≈ " : ""}${sum}${unknownAttempts > 0 ? " + ?" : ""}`;
}

export const text = {
  month: "Spent this month",
  today: "Today",
  thisMonth: "This month",
  reported: "reported by vendors",
  estimated: "estimated",
  held: "held for running jobs",
  unknown: (attempts: number) => (attempts === 1 ? "1 request of unknown cost" : `${attempts} requests of unknown cost`),
  nothing: "Nothing spent yet. Images made on this machine are free.",
  budget: { day: "Daily budget", month: "Monthly budget" },
  of: (spentNow: string, limit: string) => `${spentNow} of ${limit}`,
} as const;
