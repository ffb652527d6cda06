/**
 * What a host offers the gallery: call, bytes, events, media, files in. The window, the browser and the tests each have one;
 * nothing else knows which.
 */
import type {
  AddedFile,
  BytesOperations,
  ErrorBody,
  Event,
  GenerationId,
  JournalId,
  Operations,
  ReferenceId,
} from "./generated/operations";

export type OperationName = keyof Operations;
export type Input<N extends OperationName> = Operations[N]["input"];
export type Output<N extends OperationName> = Operations[N]["output"];

export type BytesName = keyof BytesOperations;

export type Variant =
  | { kind: "thumbnail" }
  | { kind: "preview"; width: number; height: number }
  | { kind: "original" };

/** What comes over the event stream, and what the stream says of itself. */
export type Heard = Event | { kind: "connected" } | { kind: "lost" };

/** What this page may do; `keys`: whether it may keep providers' keys. */
export type Allowed = { write: boolean; generate: boolean; keys: boolean };

/** What became of a file that was brought in; `file` is its name, `entry` the log's entry that it and those before it are in. */
export type Added = { file: string; entry: JournalId | null } & (
  | { kind: "added"; id: GenerationId }
  | { kind: "duplicate"; id: GenerationId }
  | { kind: "failed"; message: string }
);

/** What only a window of its own has. */
export interface Shell {
  /** Puts up the native menu. */
  setMenu(groups: readonly MenuGroup[]): Promise<void>;
  /** Shows the menu bar where it is hidden, and hides it where it is shown. */
  toggleMenu(): Promise<void>;
  /** Hears which command was chosen in the menu, by id. */
  hearCommands(heard: (id: string) => void): () => void;
  /** Hears which images a `pixery://` link or a clicked notification asks for, the one that the window was started with too. */
  hearLinks(heard: (ids: readonly GenerationId[]) => void): () => void;
  /** Says whether the person wants to be told of work that ended while they look elsewhere. */
  wantNotices(wanted: boolean): Promise<void>;
  /** Whose gesture a drag out of the window is: the page's own, or one that the window starts in its place. */
  readonly dragsAs: "page" | "window";
  /** Gives the originals of images to the drag that begins, none when it ended; returns how many of them there are. */
  dragOut(ids: readonly GenerationId[]): Promise<number>;
  /** Hears that a drag which the window started is over. */
  hearDragEnded(heard: () => void): () => void;
  /** Returns what another program dropped, where the web view hides such files from the page. To be asked after each drop. */
  takeDropped(): Promise<Dropped>;
  /** Asks for image files with the system's dialog; none when the person thinks better of it. */
  chooseFiles(): Promise<Dropped>;
  /** Adds a file of a drop or a choice to the library; `entry` is that of the files before it in the same drop. Never throws. */
  addDropped(file: DroppedFile, entry: JournalId | null): Promise<Added>;
}

/** A file that the window has in its hands: its name, and what the window knows it by. */
export type DroppedFile = { ticket: number; name: string };

export type Dropped = {
  files: readonly DroppedFile[];
  /** What can't be added, and why. */
  refused: readonly Refused[];
  /** How many files of dropped folders are no images by their names. */
  leftOut: number;
};

export type Refused = { file: string; message: string };

export type MenuGroup = { title: string; items: { id: string; title: string; key: string | null }[] };

export interface Client {
  readonly host: "desktop" | "browser" | "memory";
  readonly allowed: Allowed;
  /** The window around the page, where there is one. */
  readonly shell: Shell | null;
  /** Runs an operation; throws {@link CallError}. */
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Runs an operation whose answer is bytes. */
  bytes<N extends BytesName>(name: N, input: BytesOperations[N]["input"]): Promise<ArrayBuffer>;
  /** Returns the address of an image; `version` changes when its bytes do. */
  media(id: GenerationId, variant: Variant, version?: string): string;
  /** Returns the address of an input image. */
  reference(id: ReferenceId, variant: Variant): string;
  /** Hears events until the returned function is called; connects again by itself. */
  listen(heard: (event: Heard) => void): () => void;
  /** Adds an image file to the library; `entry` is that of the files that were dropped with it and came before it. Never throws. */
  addImage(file: File, entry: JournalId | null): Promise<Added>;
  /** Opens an https address outside of the gallery. */
  openLink(address: string): void;
}

/** Returns what became of a file, from what the core says of it. */
export function addedOf(file: string, { id, duplicate, error, entry }: AddedFile): Added {
  if (id === null) return { file, entry, kind: "failed", message: error?.message ?? "" };
  return { file, entry, kind: duplicate ? "duplicate" : "added", id };
}

/** Returns the header that says which entry a sent file goes on with. */
export function entryHeader(entry: JournalId | null): Record<string, string> {
  return entry === null ? {} : { "x-entry": String(entry) };
}

/** An operation's refusal, as the core words it. */
export class CallError extends Error {
  readonly code: ErrorBody["code"] | "unreachable" | "signed_out";
  readonly hint: string | null;

  constructor(code: CallError["code"], message: string, hint: string | null) {
    super(message);
    this.name = "CallError";
    this.code = code;
    this.hint = hint;
  }
}

/** Returns the part of a media address that says which size is meant. */
export function variantPath(variant: Variant): string {
  return variant.kind === "preview" ? `preview/${variant.width}x${variant.height}` : variant.kind;
}
