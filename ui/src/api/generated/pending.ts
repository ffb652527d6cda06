// Operations that the core is about to offer; this file goes when the generated one has them.
import type { Actor, Cursor, ErrorBody, GenerationId, Origin, Timestamp } from "./operations";

export type LayoutGenerations = {
  query?: string | null;
  collection?: string | null;
  byHand?: boolean | null;
  order?: "newest" | "oldest" | null;
  includeHidden?: boolean | null;
};

export type Tile = {
  id: GenerationId;
  thumbhash: string | null;
  version: string;
  width: number;
  height: number;
  createdAt: Timestamp;
  starred: boolean;
  rejected: boolean;
  trashed: boolean;
  missing: boolean;
  title: string | null;
  prompt: string;
  model: string;
  actor: Actor;
  origin: Origin;
  notes: number;
  withheld?: "safe_mode";
};

export type ViewReport = {
  view: string;
  cursor: GenerationId | null;
  marks: GenerationId[];
  markCount: number;
  query: string | null;
  collection: string | null;
  visible: GenerationId[];
  viewer: GenerationId | null;
  compare: GenerationId[] | null;
  focused: boolean;
  follow: boolean;
  idleMs: number;
};

export type PointerKind = "open" | "compare" | "highlight";

export type Pointer = {
  id: number;
  kind: PointerKind;
  ids: GenerationId[];
  label: string | null;
  actor: Actor;
  at: Timestamp;
  answer: PointerAnswer | null;
};

export type PointerAnswer = "shown" | "queued" | "declined" | "seen" | "dismissed";

export type Present = { actor: Actor; at: Timestamp; what: string };

export type AddedImage = { file: string; id: GenerationId | null; duplicate: boolean; error: ErrorBody | null };

export type PendingCursor = Cursor;

export interface PendingOperations {
  list_tiles: { input: { ids: GenerationId[] }; output: { items: Tile[] } };
  report_view: { input: ViewReport; output: { revision: number } };
  list_pointers: { input: Record<string, never>; output: { items: Pointer[] } };
  answer_pointer: { input: { id: number; answer: PointerAnswer }; output: Record<string, never> };
  list_presence: { input: Record<string, never>; output: { items: Present[] } };
  set_safe_mode: { input: { on: boolean }; output: { on: boolean } };
  show_safe_mode: { input: Record<string, never>; output: { on: boolean } };
  }

export interface BytesOperations {
  layout_generations: LayoutGenerations;
}
