/** Files that are being added, and what came of them. */
import { create } from "zustand";

import type { Added, Client, Dropped, Refused, Shell } from "../../api/client";
import type { JournalId } from "../../api/generated/operations";

export type Run = {
  total: number;
  added: number;
  duplicates: number;
  failures: readonly Refused[];
  /** Files that are no images by their names, among several. */
  leftOut: number;
  /** The log's entries that the images are in, one for a drop, oldest first. */
  entries: readonly JournalId[];
  /** Whether the person stopped it. */
  isStopped: boolean;
  /** Whether it goes on. */
  isBusy: boolean;
};

type AddingState = { run: Run | null; close(): void; stop(): void };

/** How often adding was stopped: whatever began before is over. */
let stops = 0;

export const useAdding = create<AddingState>()((set) => ({
  run: null,
  close: () => set({ run: null }),
  stop: () => {
    stops += 1;
  },
}));

const nothing: Run = { total: 0, added: 0, duplicates: 0, failures: [], leftOut: 0, entries: [], isStopped: false, isBusy: false };

/** Files that are no images by their name are left out when more than one was dropped: folders hold all sorts. */
const IMAGE = /\.(png|jpe?g|webp)$/i;

function told(run: Run, added: Added): Run {
  switch (added.kind) {
    case "added":
      return { ...run, added: run.added + 1 };
    case "duplicate":
      return { ...run, duplicates: run.duplicates + 1 };
    case "failed": {
      // The core names the file too, which stands before the message already.
      const message = added.message.startsWith(`${added.file}: `) ? added.message.slice(added.file.length + 2) : added.message;
      return { ...run, failures: [...run.failures, { file: added.file, message }] };
    }
  }
}

function imagesOf<T extends { name: string }>(files: readonly T[]): readonly T[] {
  return files.length > 1 ? files.filter((file) => IMAGE.test(file.name)) : files;
}

function change(next: (run: Run) => Run): void {
  const { run } = useAdding.getState();
  if (run === null) return;
  const changed = next(run);
  const done = changed.added + changed.duplicates + changed.failures.length;
  useAdding.setState({ run: { ...changed, isBusy: done < changed.total } });
}

/** Counts files that are on their way; those of a second drop are counted with the first while that goes on. */
function expect(many: number, leftOut: number): void {
  const before = useAdding.getState().run;
  const going = before !== null && before.isBusy ? before : nothing;
  useAdding.setState({ run: { ...going, total: going.total + many, leftOut: going.leftOut + leftOut, isBusy: going.isBusy || many > 0 } });
}

function count(added: Added): void {
  change((run) => {
    const { entry } = added;
    const entries = entry === null || run.entries.includes(entry) ? run.entries : [...run.entries, entry];
    return { ...told(run, added), entries };
  });
}

/** Says of what can't be added why. */
function refuse(refused: readonly Refused[]): void {
  for (const { file, message } of refused) count({ file, entry: null, kind: "failed", message });
}

/** Adds the files of one drop, one after the other, as one entry of the log. */
async function addEach<T>(files: readonly T[], add: (file: T, entry: JournalId | null) => Promise<Added>): Promise<void> {
  const begun = stops;
  let entry: JournalId | null = null;
  for (const [i, file] of files.entries()) {
    if (stops > begun) {
      change((run) => ({ ...run, total: run.total - (files.length - i), isStopped: true }));
      return;
    }
    const added: Added = await add(file, entry);
    entry = added.entry ?? entry;
    count(added);
  }
}

/** Adds files whose bytes the page has. */
export async function addFiles(client: Client, dropped: readonly File[]): Promise<void> {
  const files = imagesOf(dropped);
  expect(files.length, dropped.length - files.length);
  await addEach(files, (file, entry) => client.addImage(file, entry));
}

/** Adds what another program dropped or a dialog brought, and only the window can read. */
export async function addHeld(shell: Shell, { files: dropped, refused, leftOut }: Dropped): Promise<void> {
  const files = imagesOf(dropped);
  expect(files.length + refused.length, leftOut + dropped.length - files.length);
  refuse(refused);
  await addEach(files, (file, entry) => shell.addDropped(file, entry));
}

/** Says why what was dropped can't be added, where the page has only its addresses. */
export function refuseDropped(refused: readonly Refused[]): void {
  expect(refused.length, 0);
  refuse(refused);
}
