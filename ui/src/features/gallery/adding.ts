/** Files that are being added, and what came of them. */
import { create } from "zustand";

import type { Added, Client, Shell } from "../../api/client";

export type Run = {
  total: number;
  added: number;
  duplicates: number;
  failures: readonly { file: string; message: string }[];
  /** Whether it goes on. */
  isBusy: boolean;
};

type AddingState = { run: Run | null; close(): void };

export const useAdding = create<AddingState>()((set) => ({ run: null, close: () => set({ run: null }) }));

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

/** Counts files that are on their way; those of a second drop are counted with the first while that goes on. */
function expect(many: number): void {
  const before = useAdding.getState().run;
  const going = before !== null && before.isBusy ? before : { total: 0, added: 0, duplicates: 0, failures: [], isBusy: false };
  useAdding.setState({ run: { ...going, total: going.total + many, isBusy: going.isBusy || many > 0 } });
}

function count(added: Added): void {
  const { run } = useAdding.getState();
  if (run === null) return;
  const next = told(run, added);
  const done = next.added + next.duplicates + next.failures.length;
  useAdding.setState({ run: { ...next, isBusy: done < next.total } });
}

/** Adds files whose bytes the page has. */
export async function addFiles(client: Client, dropped: readonly File[]): Promise<void> {
  if (dropped.length === 0) return;
  const files = imagesOf(dropped);
  expect(files.length);
  await client.addImages(files, count);
}

/** Adds what another program dropped and only the window can read. */
export async function addDropped(shell: Shell): Promise<void> {
  const dropped = await shell.takeDropped();
  const files = imagesOf(dropped.files);
  expect(files.length + dropped.refused.length);
  for (const { file, message } of dropped.refused) count({ file, kind: "failed", message });
  await shell.addDropped(files, count);
}
