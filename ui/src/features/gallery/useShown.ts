/** What the grid shows of what there is: images that come while a hand is at work wait, and a pill says how many. */
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";

import type { GenerationId, Job, JobId } from "../../api/generated/operations";
import type { LayoutIndex } from "../../api/layoutIndex";
import { type Held, type News, receive, without } from "./arrivals";
import type { GridModel } from "./gridModel";
import type { Hand } from "./hand";
import { withJobs } from "./jobTiles";

export type Waiting = { images: number; jobs: number };

type Input = {
  model: GridModel;
  hand: Hand;
  index: LayoutIndex;
  /** What the index is of. */
  view: string;
  /** Those that have a tile. */
  jobs: readonly Job[];
  /** Which job made an image. */
  made: ReadonlyMap<GenerationId, JobId>;
  newestFirst: boolean;
};

/** The pointer has to rest this long before anything moves by itself, in ms. */
const STILL = 1_000;
/** How often it is looked whether it rests, while something waits. */
const LOOK = 250;

const nothing: Waiting = { images: 0, jobs: 0 };

function isSame(a: Held | null, b: Held): boolean {
  return (
    a !== null && a.view === b.view && a.index === b.index && a.images === b.images && a.jobs.join(",") === b.jobs.join(",")
  );
}

/** Keeps the model's index true; returns what waits and how to let it in. */
export function useShown({ model, hand, index, view, jobs, made, newestFirst }: Input): { waiting: Waiting; letIn(): void } {
  const [waiting, setWaiting] = useState(nothing);
  const held = useRef<Held | null>(null);
  /** Whether news came while the pointer was down. */
  const isDue = useRef(false);
  const news = useMemo<News>(
    () => ({ view, index, jobs: jobs.map(({ id }) => id), made, newestFirst }),
    [view, index, jobs, made, newestFirst],
  );

  const settle = useEffectEvent((latest: News, letIn: boolean) => {
    isDue.current = hand.isPressed && !letIn;
    if (isDue.current) return;
    const rests = model.snapshot.top === 0 && hand.over === null && hand.stillFor(performance.now()) > STILL;
    const before = held.current;
    const next = receive(before, latest, letIn || rests);
    held.current = next;
    setWaiting((was) =>
      was.images === next.images && was.jobs === next.waitingJobs ? was : { images: next.images, jobs: next.waitingJobs },
    );
    // Progress of jobs moves no tile.
    if (isSame(before, next)) return;
    const shownJobs = jobs.filter(({ id }) => next.jobs.includes(id));
    model.update({ index: withJobs(without(latest.index, next.images), shownJobs), view: latest.view }, hand.over);
  });

  // Before anything is drawn: a view that is here is never blank for a frame.
  useLayoutEffect(() => settle(news, false), [news]);

  const waits = waiting.images + waiting.jobs > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => settle(news, false), LOOK);
    return () => clearInterval(timer);
  }, [waits, news]);

  useEffect(() => {
    // Wherever it is let go: a menu may have come between the pointer and the grid.
    const released = () => {
      hand.released();
      if (isDue.current) settle(news, false);
    };
    window.addEventListener("pointerup", released, true);
    window.addEventListener("pointercancel", released, true);
    return () => {
      window.removeEventListener("pointerup", released, true);
      window.removeEventListener("pointercancel", released, true);
    };
  }, [news, hand]);

  const [asked, setAsked] = useState(0);
  const letAllIn = useEffectEvent(() => {
    settle(news, true);
    model.scrollTo(0);
  });
  useEffect(() => {
    if (asked > 0) letAllIn();
  }, [asked]);
  const letIn = useCallback(() => setAsked((times) => times + 1), []);
  return { waiting, letIn };
}
