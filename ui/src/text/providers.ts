/** Words of providers and their keys. */
import type { KeyPlace } from "../api/generated/operations";

function place(of: KeyPlace): string {
  switch (of.kind) {
    case "environment":
      return `${of.variable} of the environment`;
    case "dot_env":
      return `${of.variable} in .env`;
    case "keyring":
      return "the system’s keyring";
    case "file":
      return `${of.name}, which only you can read`;
  }
}

const names: Readonly<Record<string, string>> = { openai: "OpenAI", fal: "fal.ai", gemini: "Google Gemini" };

export const text = {
  what: "A key that you save is kept in the system’s keyring, or where there is none in a file that only you can read. It is never shown again, and goes nowhere but to its provider.",
  name: (provider: string) => names[provider] ?? provider,
  none: "No key",
  found: (places: readonly KeyPlace[]) => places.slice(0, 1).map((first) => `Key in ${place(first)}`).join(""),
  behind: (places: readonly KeyPlace[]) => `Also in ${places.slice(1).map(place).join(" and ")}; the first counts.`,
  field: (provider: string) => `Key for ${names[provider] ?? provider}`,
  paste: (hasKey: boolean) => (hasKey ? "Paste another key" : "Paste a key"),
  test: "Test",
  save: "Save",
  remove: "Remove",
  testOf: (provider: string) => `Test the key for ${names[provider] ?? provider}`,
  saveOf: (provider: string) => `Save the key for ${names[provider] ?? provider}`,
  removeOf: (provider: string) => `Remove the key for ${names[provider] ?? provider}`,
  testing: (address: string) => `Asking ${address}…`,
  works: (account: string | null, models: number) =>
    `The key works${account === null ? "" : ` for ${account}`}; ${models === 1 ? "1 image model" : `${models} image models`} to use.`,
  untried: "Nothing was saved.",
  noKey: { words: "This is not a key.", hint: "A key is one line without spaces, as the provider shows it." },
  saved: "Saved.",
  removed: "Removed.",
  saving: "Saving…",
  removing: "Removing…",
  refused: {
    write: "This page may look, not change. Start it with pixery serve --allow-write to keep keys here.",
    elsewhere: "Keys are kept on this machine alone. Use pixery keys there, the window, or pixery serve without --listen, --host and a proxy.",
  },
} as const;
