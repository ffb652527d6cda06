/** What the gallery shows: a query, perhaps inside of a collection. The address holds it, so that back and reload do. */
import { create } from "zustand";

import type { LayoutGenerations } from "../api/generated/operations";

export type View = {
  readonly query: string;
  readonly collection: string | null;
  readonly order: "newest" | "oldest";
};

export const everything: View = { query: "", collection: null, order: "newest" };

type ViewState = {
  view: View;
  /** Goes to a view and keeps the one before in the history. */
  go(view: Partial<View>): void;
  /** Goes to a view in place of the one before. */
  replace(view: Partial<View>): void;
};

/** Reads a view from an address' search part. */
export function readView(search: string): View {
  const parameters = new URLSearchParams(search);
  return {
    query: parameters.get("q") ?? "",
    collection: parameters.get("in"),
    order: parameters.get("order") === "oldest" ? "oldest" : "newest",
  };
}

/** Returns an address' search part for a view. */
export function writeView(view: View): string {
  const parameters = new URLSearchParams();
  if (view.query !== "") parameters.set("q", view.query);
  if (view.collection !== null) parameters.set("in", view.collection);
  if (view.order !== "newest") parameters.set("order", view.order);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

export const useView = create<ViewState>()((set, get) => ({
  view: readView(window.location.search),
  go(view) {
    const next = { ...get().view, ...view };
    window.history.pushState(null, "", window.location.pathname + writeView(next));
    set({ view: next });
  },
  replace(view) {
    const next = { ...get().view, ...view };
    window.history.replaceState(null, "", window.location.pathname + writeView(next));
    set({ view: next });
  },
}));

window.addEventListener("popstate", () => useView.setState({ view: readView(window.location.search) }));

/** Returns the question for the layout index of a view. */
export function layoutInput(view: View): LayoutGenerations {
  return {
    ...(view.query === "" ? {} : { query: view.query }),
    ...(view.collection === null ? {} : { collection: view.collection, byHand: true }),
    ...(view.order === "newest" ? {} : { order: view.order }),
  };
}
