/** Returns an amount in micro-dollars, `null` for none at all, `undefined` where it can't be read. Never by floating point. */
export function readDollars(typed: string): number | null | undefined {
  const plain = typed.trim().replace(/^\$/, "").replace(",", ".");
  if (plain === "") return null;
  const parts = /^(\d{1,7})(?:\.(\d{1,6}))?$/.exec(plain);
  if (parts === null) return undefined;
  return Number(parts[1]) * 1_000_000 + Number((parts[2] ?? "").padEnd(6, "0"));
}
