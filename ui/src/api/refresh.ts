/**
 * The river's last stretch: an event makes the queries old whose operation depends on what changed. A burst of events is one
 * refresh; the layout index is read again at most as often as reading it leaves time for other things.
 */
import type { QueryClient } from "@tanstack/react-query";

import type { Client, Heard } from "./client";
import { type Changed, type JobProgress, type Topic, topicsOf } from "./generated/operations";

/** What one refresh is about: topics, and the ids of images where they are known. */
export type News = {
  topics: ReadonlySet<Topic> | "everything";
  /** Images that changed; `null` when nobody knows which. */
  generations: ReadonlySet<number> | null;
};

/** Events of this long are one refresh, in ms. */
const BURST = 30;
/** The layout index is read no more often than this many times the time that reading it took. */
const SHARE = 4;

/** Gathers events into news. */
export function gather(news: News | null, event: Heard): News | null {
  if (event.kind === "progress" || event.kind === "connected" || event.kind === "lost") return news;
  if (event.kind === "everything" || news?.topics === "everything") {
    return { topics: "everything", generations: null };
  }
  // Preferences hold safe mode: it decides what every read may show.
  if (event.changes.some(({ topic }) => topic === "preferences")) return { topics: "everything", generations: null };
  const topics = new Set(news?.topics ?? []);
  let generations: Set<number> | null = news === null ? new Set() : news.generations && new Set(news.generations);
  for (const change of event.changes) {
    topics.add(change.topic);
    if (change.topic === "generations") generations = add(generations, change);
  }
  return { topics, generations };
}

function add(known: Set<number> | null, change: Changed): Set<number> | null {
  if (known === null || change.ids === null) return null;
  for (const id of change.ids) known.add(id);
  return known;
}

function meets(operation: string, news: News): boolean {
  if (news.topics === "everything") return true;
  const topics = topicsOf[operation as keyof typeof topicsOf] ?? [];
  const changed = news.topics;
  return topics.some((topic) => changed.has(topic));
}

/** Keeps the cache true for as long as the page lives; returns what ends it. */
export function keepFresh(
  client: Client,
  queries: QueryClient,
  told: (news: News) => void,
  state: (connected: boolean) => void,
  progressed: (progress: JobProgress) => void,
): () => void {
  let news: News | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let layoutTimer: ReturnType<typeof setTimeout> | undefined;
  let layoutFree = 0;
  let wasLost = false;

  function refreshLayout() {
    layoutTimer = undefined;
    const began = performance.now();
    void queries
      .invalidateQueries({ queryKey: ["layout_generations"] }, { cancelRefetch: false })
      .then(() => {
        const ended = performance.now();
        layoutFree = ended + (ended - began) * SHARE;
      });
  }

  function flush() {
    timer = undefined;
    const flushed = news;
    news = null;
    if (flushed === null) return;
    told(flushed);
    void queries.invalidateQueries({
      predicate: ({ queryKey: [operation] }) =>
        operation !== "layout_generations" && meets(String(operation), flushed),
    });
    if (meets("layout_generations", flushed) && layoutTimer === undefined) {
      layoutTimer = setTimeout(refreshLayout, Math.max(0, layoutFree - performance.now()));
    }
  }

  const stop = client.listen((event) => {
    if (event.kind === "lost") {
      wasLost = true;
      state(false);
      return;
    }
    if (event.kind === "connected") {
      state(true);
      // What happened meanwhile comes by the cursor; queries that failed while nobody answered are asked again.
      if (wasLost) void queries.refetchQueries({ predicate: (query) => query.state.status === "error" });
      wasLost = false;
      return;
    }
    if (event.kind === "progress") progressed(event);
    news = gather(news, event);
    if (news !== null && timer === undefined) timer = setTimeout(flush, BURST);
  });

  return () => {
    clearTimeout(timer);
    clearTimeout(layoutTimer);
    stop();
  };
}
