/** What of a family stands in a strip: the nearest ancestors, itself, its children before their children. */
import type { Kin } from "../../api/generated/operations";

const ANCESTORS = 8;
const DESCENDANTS = 16;

export function stripOf(family: readonly Kin[]): { shown: Kin[]; left: number } {
  const ancestors = family.filter(({ kinship }) => kinship === "ancestor").slice(-ANCESTORS);
  const itself = family.filter(({ kinship }) => kinship === "itself");
  const descendants = family
    .filter(({ kinship }) => kinship === "descendant")
    .toSorted((a, b) => a.depth - b.depth)
    .slice(0, DESCENDANTS);
  const shown = [...ancestors, ...itself, ...descendants];
  return { shown, left: family.length - shown.length };
}
