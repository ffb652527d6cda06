// Operations that the core is about to offer; this file goes when the generated one has them.
import type { Actor, Cursor, ErrorBody, GenerationId, Timestamp } from "./operations";

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
  report_view: { input: ViewReport; output: { revision: number } };
  list_pointers: { input: Record<string, never>; output: { items: Pointer[] } };
  answer_pointer: { input: { id: number; answer: PointerAnswer }; output: Record<string, never> };
  list_presence: { input: Record<string, never>; output: { items: Present[] } };
  set_safe_mode: { input: { on: boolean }; output: { on: boolean } };
  show_safe_mode: { input: Record<string, never>; output: { on: boolean } };
  }
