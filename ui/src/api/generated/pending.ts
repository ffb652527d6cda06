// Operations that the core is about to offer; this file goes when the generated one has them.
import type { Actor, ErrorBody, GenerationId, Timestamp } from "./operations";

export type ReportView = {
  view: string;
  cursor?: GenerationId | null;
  marks?: GenerationId[];
  markCount?: number | null;
  query?: string | null;
  collection?: string | null;
  visible?: GenerationId[];
  viewer?: GenerationId | null;
  compare?: GenerationId[];
  focused?: boolean;
  follow?: boolean;
  idleMs?: number;
  closed?: boolean;
};

export type PointerKind = "open" | "compare" | "highlight";

export type PointerAnswer = "shown" | "queued" | "declined" | "seen" | "dismissed";

export type Pointer = {
  id: number;
  createdAt: Timestamp;
  actor: Actor;
  kind: PointerKind;
  ids: GenerationId[];
  label: string | null;
  answer: PointerAnswer | null;
};

export type Present = { actor: Actor; lastSeen: Timestamp; did: string };

export type AddedImage = { file: string; id: GenerationId | null; duplicate: boolean; error: ErrorBody | null };

export type SafeMode = { on: boolean; library: boolean; started: boolean };

type Nothing = Record<string, never>;

export interface PendingOperations {
  report_view: { input: ReportView; output: { revision: number } };
  list_pointers: { input: Nothing; output: { items: Pointer[] } };
  answer_pointer: { input: { id: number; answer: PointerAnswer }; output: Pointer };
  list_presence: { input: Nothing; output: { items: Present[] } };
  show_preferences: { input: Nothing; output: { preferences: Record<string, unknown>; safeMode: SafeMode } };
  set_safe_mode: { input: { on: boolean }; output: SafeMode };
}
