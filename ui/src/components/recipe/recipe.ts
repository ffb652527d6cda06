/** A recipe in rows: only what was set, each as it would be typed again. */
import type { Generation, Parameters } from "../../api/generated/operations";
import { text } from "../../text/details";

export type Row = { readonly name: string; readonly value: string; readonly isCode?: boolean };

/** Returns a value of a setting that only one model knows, as text. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function number(value: number): string {
  return String(Number(value.toFixed(4)));
}

type Recipe = Pick<Generation, "model" | "provider" | "parameters" | "width" | "height">;

/** Returns what was set, in the order that people think of it. */
export function recipeRows({ model, provider, parameters, width, height }: Recipe): Row[] {
  const { size, ratio, seed, steps, guidanceScale, sampler, scheduler, strength, referenceStrength } = parameters;
  const { loras, extras } = listsOf(parameters);
  const rows: (Row | null)[] = [
    model === "" ? null : { name: text.rows.model, value: model },
    provider === null || provider === model ? null : { name: text.rows.provider, value: provider },
    { name: text.rows.size, value: size ?? `${width}x${height}` },
    set(text.rows.ratio, ratio),
    set(text.rows.seed, seed),
    set(text.rows.steps, steps),
    set(text.rows.guidance, guidanceScale),
    set(text.rows.sampler, sampler),
    set(text.rows.scheduler, scheduler),
    set(text.rows.strength, strength),
    set(text.rows.referenceStrength, referenceStrength),
    ...loras.map(({ name, scale }): Row => ({ name: text.rows.lora, value: scale === 1 ? name : `${name} × ${number(scale)}` })),
    ...Object.entries(extras)
      .filter(([, value]) => value !== null)
      .map(([name, value]): Row => ({ name: words(name), value: plain(value) })),
  ];
  return rows.filter((row) => row !== null);
}

/** Returns the lists of a recipe: what is empty doesn't come over the wire. */
export function listsOf({ loras = [], extras = {} }: Partial<Pick<Parameters, "loras" | "extras">>): Pick<Parameters, "loras" | "extras"> {
  return { loras, extras };
}

function set(name: string, value: string | number | null | undefined): Row | null {
  if (value === null || value === undefined) return null;
  return { name, value: typeof value === "number" ? number(value) : value };
}

/** `output_format` reads as “Output format”. */
function words(name: string): string {
  const spaced = name.replaceAll("_", " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
