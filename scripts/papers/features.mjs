// The features that Pixery promises, by their ids: each has its one line in BACKLOG.md, under what became of it.

/** How many features each group has: G1 to G12, Q1 to Q7 … */
const GROUPS = { G: 12, Q: 7, B: 8, O: 6, F: 5, X: 4, A: 7, D: 6 };

/** Returns one line for each id that the backlog lacks, has twice, or has made up. An id is written `**G1**`. */
export function badFeatures(backlog) {
  const found = [...backlog.matchAll(/\*\*([A-Z]\d+)\*\*/g)].map((match) => match[1]);
  const promised = Object.entries(GROUPS).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
  );
  const times = (id) => found.filter((other) => other === id).length;
  return [
    ...promised
      .filter((id) => times(id) !== 1)
      .map((id) => `BACKLOG.md: feature ${id} is there ${times(id)} times, not once`),
    ...found.filter((id) => !promised.includes(id)).map((id) => `BACKLOG.md: there is no feature ${id}`),
  ];
}
