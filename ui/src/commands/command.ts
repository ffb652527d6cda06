/** What a person can do, said once: keys, menus, context menus, palette and cheatsheet read it here. */
import type { QueryClient } from "@tanstack/react-query";

import type { Client } from "../api/client";
import type { GenerationId } from "../api/generated/operations";
import type { LayoutIndex } from "../api/layoutIndex";
import type { Tiles } from "../api/tiles";

/** Where a key means something. */
export type Scope = "gallery" | "viewer" | "quicklook" | "compare";

export type Group = "Move" | "Look" | "Mark" | "Organise" | "Copy" | "Find" | "View" | "Edit" | "Help";

/** Everything a command may need. */
export type Context = {
  client: Client;
  queries: QueryClient;
  tiles: Tiles;
  /** Where the keyboard is. */
  scope: Scope;
  /** What is in view, as last read. */
  index: LayoutIndex;
  /** What a command acts on: in viewer, quick look and compare the shown image, else marks, else the cursor. */
  targets: readonly GenerationId[];
};

export type Command = {
  /** `group.verb`; never changes, keys are rebound by it. */
  id: string;
  title: string;
  group: Group;
  /** As `mod+shift+k`, `shift+r`, `Enter`, `?`; `mod` is ctrl, on a Mac cmd. The first is shown. */
  keys: readonly string[];
  /** Where its keys work; everywhere when absent. */
  scopes?: readonly Scope[];
  /** Whether it can be done now; a command that can't is neither shown nor run. */
  when?: (context: Context) => boolean;
  /** Whether it stands in the context menu of images, and after which line. */
  menu?: "image";
  /** The only host that it can be done in; everywhere when absent. */
  host?: "desktop";
  /** Whether its key also works while text is edited (only with `mod`, and keys like F6). */
  inText?: boolean;
  run(context: Context): void | Promise<void>;
};
