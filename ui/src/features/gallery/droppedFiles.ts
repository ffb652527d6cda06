/** The files of a drop, those in dropped folders too, and the links of one that brings no files. */
import type { Refused } from "../../api/client";
import { text } from "../../text/adding";

/** Returns every file; folders are walked. Has to be called while the drop is handled, since what it holds is gone afterwards. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const entries: FileSystemEntry[] = [];
  const files: File[] = [];
  for (const item of transfer.items) {
    const entry = item.webkitGetAsEntry();
    // A file comes as it is: WebKit can't read one through its entry that lies in memory only, as of another page.
    const file = entry === null || isFile(entry) ? item.getAsFile() : null;
    if (file !== null) files.push(file);
    else if (entry !== null) entries.push(entry);
  }
  for (const entry of entries) await walk(entry, files);
  return files;
}

async function walk(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (entry.name.startsWith(".")) return;
  if (isFile(entry)) {
    files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  // A reader gives about a hundred at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const inside of some) await walk(inside, files);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Returns the dropped addresses by their last part, each with the reason why it can't be added. */
export function linksOf(addresses: string): Refused[] {
  // In a list of addresses, a line that begins with # is a comment.
  const lines = addresses.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const url = URL.canParse(line) ? new URL(line) : null;
    if (url === null || !/^https?:$/.test(url.protocol)) return { file: text.link, message: text.noFile };
    const last = url.pathname.split("/").at(-1) ?? "";
    return { file: last === "" ? url.hostname : decoded(last), message: text.onTheWeb };
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
