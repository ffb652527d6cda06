/**
 * Rows of the tiles on screen, a few hundred at a time. What was read stays until it changes, and the old row stands on
 * screen until the new one is here: nothing blinks.
 */
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useReducer, useRef, useSyncExternalStore } from "react";

import type { Client } from "./client";
import type { GenerationId, Tile } from "./generated/operations";
import type { News } from "./refresh";

const BATCH = 250;
/** How many rows are kept. */
const KEPT = 6_000;

type Row = { tile: Tile | null; stale: boolean; asked: boolean; users: Set<() => void> };

export class Tiles {
  readonly #client: Client;
  readonly #rows = new Map<GenerationId, Row>();
  #wanted = new Set<GenerationId>();
  #scheduled = false;

  constructor(client: Client) {
    this.#client = client;
  }

  get(id: GenerationId): Tile | null {
    return this.#rows.get(id)?.tile ?? null;
  }

  subscribe(id: GenerationId, changed: () => void): () => void {
    const row = this.#row(id);
    row.users.add(changed);
    if (row.tile === null || row.stale) this.#want(id, row);
    return () => row.users.delete(changed);
  }

  /** Rows that changed are read anew where somebody looks at them, and when somebody does elsewhere. */
  refresh(news: News): void {
    const touches =
      news.topics === "everything" || news.topics.has("generations") || news.topics.has("notes");
    if (!touches) return;
    const ids = news.topics === "everything" || news.topics.has("notes") ? null : news.generations;
    for (const [id, row] of ids === null ? this.#rows : this.#known(ids)) {
      row.stale = true;
      if (row.users.size > 0) this.#want(id, row);
    }
  }

  /** Reads rows that will be looked at soon. */
  prefetch(ids: Iterable<GenerationId>): void {
    for (const id of ids) {
      const row = this.#row(id);
      if (row.tile === null || row.stale) this.#want(id, row);
    }
  }

  *#known(ids: ReadonlySet<GenerationId>): Iterable<[GenerationId, Row]> {
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row !== undefined) yield [id, row];
    }
  }

  #row(id: GenerationId): Row {
    let row = this.#rows.get(id);
    if (row === undefined) {
      row = { tile: null, stale: false, asked: false, users: new Set() };
      this.#rows.set(id, row);
      if (this.#rows.size > KEPT) this.#drop();
    }
    return row;
  }

  #drop(): void {
    let over = this.#rows.size - KEPT + BATCH;
    for (const [id, row] of this.#rows) {
      if (over <= 0) return;
      if (row.users.size > 0 || row.asked) continue;
      this.#rows.delete(id);
      over -= 1;
    }
  }

  #want(id: GenerationId, row: Row): void {
    if (row.asked) return;
    row.asked = true;
    this.#wanted.add(id);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => void this.#ask());
  }

  async #ask(): Promise<void> {
    this.#scheduled = false;
    const wanted = [...this.#wanted];
    this.#wanted = new Set();
    const batches: GenerationId[][] = [];
    for (let i = 0; i < wanted.length; i += BATCH) batches.push(wanted.slice(i, i + BATCH));
    await Promise.all(batches.map((ids) => this.#read(ids)));
  }

  async #read(ids: GenerationId[]): Promise<void> {
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row !== undefined) row.stale = false;
    }
    let items: Tile[] = [];
    try {
      ({ items } = await this.#client.call("list_tiles", { ids }));
    } catch {
      for (const id of ids) {
        const row = this.#rows.get(id);
        if (row !== undefined) row.stale = true;
      }
    }
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row !== undefined) row.asked = false;
    }
    for (const tile of items) {
      const row = this.#rows.get(tile.id);
      if (row === undefined) continue;
      row.tile = tile;
      for (const changed of row.users) changed();
      // It changed again while it was read.
      if (row.stale && row.users.size > 0) this.#want(tile.id, row);
    }
  }
}

const TilesContext = createContext<Tiles | null>(null);

export const TilesProvider = TilesContext.Provider;

export function useTiles(): Tiles {
  const tiles = useContext(TilesContext);
  if (tiles === null) throw new Error("no tiles above this component");
  return tiles;
}

const noSubscription = (): (() => void) => () => undefined;

/** Returns an image's row as soon as it is read; nothing is read where there is no id. */
export function useTile(id: GenerationId | null): Tile | null {
  const tiles = useTiles();
  const subscribe = useCallback((changed: () => void) => tiles.subscribe(id ?? 0, changed), [tiles, id]);
  return useSyncExternalStore(id === null ? noSubscription : subscribe, () => (id === null ? null : tiles.get(id)));
}

/**
 * Returns what is known of each of many images, and renders once for all of them that change together. Those that weren't asked for
 * before are not asked for while `rests` is false.
 */
export function useRows(images: readonly { id: GenerationId }[], rests: boolean): (id: GenerationId) => Tile | null {
  const tiles = useTiles();
  const [, render] = useReducer((times: number) => times + 1, 0);
  const stops = useRef(new Map<GenerationId, () => void>());
  const isDue = useRef(false);
  const changed = useCallback(() => {
    if (isDue.current) return;
    isDue.current = true;
    queueMicrotask(() => {
      isDue.current = false;
      render();
    });
  }, []);
  // In the commit that shows them, so that no change is missed in between.
  useLayoutEffect(() => {
    const held = stops.current;
    const wanted = new Set(images.map(({ id }) => id));
    for (const [id, stop] of held) {
      if (wanted.has(id)) continue;
      stop();
      held.delete(id);
    }
    if (!rests) return;
    for (const id of wanted) if (!held.has(id)) held.set(id, tiles.subscribe(id, changed));
  }, [tiles, images, rests, changed]);
  useEffect(() => {
    const held = stops.current;
    return () => {
      for (const stop of held.values()) stop();
      held.clear();
    };
  }, []);
  return useCallback((id) => tiles.get(id), [tiles]);
}
