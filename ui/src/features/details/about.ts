/** What else is known of an image. An estimate is called one, and what nobody knows is called unknown. */
import type { Cost, Generation } from "../../api/generated/operations";
import type { Row } from "../../components/recipe/recipe";
import { text } from "../../text/details";
import { dollars } from "../../text/money";

/** Returns what an image cost, and how that is known. */
export function costWords({ microUsd, kind }: Cost): string {
  if (kind === "not_charged") return microUsd === 0 || microUsd === null ? text.costs.free : text.costs.notCharged;
  if (kind === "unknown" || microUsd === null) return text.costs.unknown;
  return kind === "estimated" ? text.costs.estimated(dollars(microUsd)) : text.costs.reported(dollars(microUsd));
}

/** Returns a length in bytes for people. */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilo = bytes / 1000;
  if (kilo < 1000) return `${kilo < 10 ? kilo.toFixed(1) : Math.round(kilo)} kB`;
  return `${(kilo / 1000).toFixed(1)} MB`;
}

function timeWords(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
}

export function aboutRows(image: Generation): Row[] {
  const { cost, createdAt, width, height, format, bytes, path, jobId, actor, origin, parentId, sha256 } = image;
  const rows: (Row | null)[] = [
    { name: text.rows.cost, value: costWords(cost) },
    { name: text.rows.made, value: timeWords(createdAt) },
    { name: text.rows.pixels, value: `${width} × ${height}` },
    { name: text.rows.file, value: `${format.toUpperCase()}, ${bytesWords(bytes)}` },
    path === null ? null : { name: text.rows.path, value: path, isCode: true },
    { name: text.rows.origin, value: text.origins[origin] },
    parentId === null ? null : { name: text.rows.parent, value: `#${parentId}` },
    { name: text.rows.actor, value: actor },
    jobId === null ? null : { name: text.rows.job, value: String(jobId) },
    { name: text.rows.checksum, value: sha256, isCode: true },
  ];
  return rows.filter((row) => row !== null);
}
