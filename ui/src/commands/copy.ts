/** Onto the clipboard: numbers, words, recipes, the picture itself. */
import { attempt, tell } from "../api/changes";
import { copyImage, copyText } from "../api/clipboard";
import type { Client } from "../api/client";
import type { Generation, GenerationId } from "../api/generated/operations";
import { text } from "../text/copy";
import type { Command, Context } from "./command";

/** The most images whose rows are copied at once. */
const MOST = 1_000;

const some = ({ targets }: Context) => targets.length > 0;
const few = ({ targets }: Context) => targets.length > 0 && targets.length <= MOST;

/** Returns numbers as people say them: `#140 #141`. */
export function spoken(ids: readonly GenerationId[]): string {
  return ids.map((id) => `#${id}`).join(" ");
}

/** Returns what an agent needs to find and see the images. */
export function forAgent(images: readonly Generation[]): string {
  const lines = images.map(({ id, title, prompt, model }) => {
    const words = [title, prompt.replaceAll(/\s+/g, " ").trim()].filter((part) => part !== null && part !== "").join(" · ");
    return `#${id} (${model === "" ? "imported" : model}): ${words}`;
  });
  return [...lines, "", `pixery view ${images.map(({ id }) => id).join(" ")}`].join("\n");
}

/** Returns what makes the picture again. */
export function recipeOf({ model, prompt, negativePrompt, parameters }: Generation): object {
  // What is empty may not be there at all.
  const { extras, ...others } = parameters;
  const set = Object.entries(others).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  return { model, prompt, ...(negativePrompt === null ? {} : { negativePrompt }), ...Object.fromEntries(set), ...extras };
}

async function rows(client: Client, ids: readonly GenerationId[]): Promise<Generation[]> {
  return (await client.call("show_generations", { ids: [...ids] })).items;
}

async function copyRows({ client, targets }: Context, write: (rows: Generation[]) => string, what: string): Promise<void> {
  const done = await attempt(async () => {
    await copyText(rows(client, targets).then(write));
    return true;
  });
  if (done === true) tell(text.copied(what));
}

export const copyCommands: readonly Command[] = [
  {
    id: "copy.image",
    title: "Copy image",
    group: "Copy",
    keys: [],
    menu: "image",
    when: ({ targets }) => targets.length === 1,
    async run({ client, targets: [id] }) {
      if (id === undefined) return;
      const done = await attempt(() => copyImage(client.media(id, { kind: "original" })).then(() => true));
      if (done === true) tell(text.copied(text.image(id)));
    },
  },
  {
    id: "copy.id",
    title: "Copy number",
    group: "Copy",
    keys: ["y"],
    menu: "image",
    when: some,
    async run({ targets }) {
      const done = await attempt(() => copyText(spoken(targets)).then(() => true));
      if (done === true) tell(text.copied(targets.length <= 5 ? spoken(targets) : text.numbers(targets.length)));
    },
  },
  {
    id: "copy.prompt",
    title: "Copy prompt",
    group: "Copy",
    keys: [],
    menu: "image",
    when: few,
    run: (context) => copyRows(context, (all) => all.map(({ prompt }) => prompt).join("\n\n"), text.prompt),
  },
  {
    id: "copy.recipe",
    title: "Copy recipe",
    group: "Copy",
    keys: [],
    menu: "image",
    when: few,
    run: (context) =>
      copyRows(
        context,
        (all) => JSON.stringify(all.length === 1 && all[0] !== undefined ? recipeOf(all[0]) : all.map(recipeOf), null, 2),
        text.recipe,
      ),
  },
  {
    id: "copy.agent",
    title: "Copy for an agent",
    group: "Copy",
    keys: ["shift+y"],
    menu: "image",
    when: few,
    run: (context) => copyRows(context, forAgent, text.agent),
  },
  {
    id: "copy.path",
    title: "Copy path of the file",
    group: "Copy",
    keys: [],
    menu: "image",
    // A browser is not told where files lie.
    when: (context) => few(context) && context.client.host === "desktop",
    run: (context) =>
      copyRows(context, (all) => all.flatMap(({ path }) => (path === null ? [] : [path])).join("\n"), text.path),
  },
];
