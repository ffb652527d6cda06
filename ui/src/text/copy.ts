/** Words about what was copied. */
export const text = {
  copied: (what: string) => `Copied ${what}.`,
  image: (id: number) => `image #${id}`,
  numbers: (count: number) => `${count.toLocaleString()} numbers`,
  prompt: "the prompt",
  recipe: "the recipe",
  agent: "text for an agent",
  path: "the path",
} as const;
