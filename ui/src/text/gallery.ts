/** Words of the grid. */
import type { Tile } from "../api/generated/operations";

const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const month = new Intl.DateTimeFormat("en-GB", { month: "short" });
const monthOfYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" });

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function count(many: number, one: string, more: string): string {
  return many === 1 ? `1 ${one}` : `${many.toLocaleString("en")} ${more}`;
}

export const text = {
  images: "Images",
  jobs: "Jobs",
  notGiven: (many: number) => `${count(many, "image", "images")} can't be given to other programs: hidden by safe mode, or without a file`,
  tile(id: number, row: Tile | null, { position, count: all }: { position: number; count: number }, isMarked: boolean): string {
    const parts = [`#${id}`];
    const what = row === null ? "" : (row.title ?? row.prompt);
    if (what !== "") parts.push(shortened(what));
    parts.push(`${position + 1} of ${all}`);
    if (row?.starred === true) parts.push("starred");
    if (row?.rejected === true) parts.push("rejected");
    if (isMarked) parts.push("marked");
    return parts.join(", ");
  },
  withheld: "Hidden by safe mode",
  missing: "Original missing. Check library",
  /** The name of a day, as `Today` or `Friday 27 November`. */
  day(start: Date, now: Date): string {
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((midnight.getTime() - start.getTime()) / 86_400_000);
    if (days === 0) return "Today";
    if (days === 1) return "Yesterday";
    return start.getFullYear() === now.getFullYear() ? day.format(start) : dayOfYear.format(start);
  },
  /** The name of a day, or of a month as `November 2026`. */
  period: (span: "day" | "month", start: Date, now: Date): string => (span === "day" ? text.day(start, now) : monthOfYear.format(start)),
  month: (date: Date) => month.format(date),
  date: (date: Date) => dayOfYear.format(date),
  count: (many: number) => count(many, "image", "images"),
  waiting: (images: number, jobs: number) =>
    `${[images > 0 ? `${images.toLocaleString("en")} new` : "", jobs > 0 ? `${jobs} in progress` : ""].filter((part) => part !== "").join(" · ")} ↑`,
  size: "Thumbnail size",
  sizes: ["Tiny", "Small", "Medium", "Large", "Very large", "Huge"],
  showColumns: "Show in columns",
  showRows: "Show in rows",
  newestFirst: "Newest first",
  oldestFirst: "Oldest first",
  scrubber: "Date",
  scrubberPlace: (position: number, all: number) => `${position} of ${all.toLocaleString("en")}`,
} as const;
