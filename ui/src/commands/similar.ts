/** More like this: what looks like an image, as a view of its own. */
import { attempt, tell } from "../api/changes";
import { useView } from "../state/view";
import { text } from "../text/organise";
import type { Command } from "./command";

/** How many images the view holds at most; their ids are its query. */
const MOST = 200;

export const similarCommands: readonly Command[] = [
  {
    id: "find.similar",
    title: "More like this",
    group: "Find",
    keys: [],
    scopes: ["gallery"],
    menu: "image",
    when: ({ targets }) => targets.length === 1,
    async run({ client, targets: [id] }) {
      if (id === undefined) return;
      const found = await attempt(() => client.call("find_similar", { id, limit: MOST }));
      if (found === null) return;
      const ids = found.items.map((alike) => alike.id).filter((other) => other !== id);
      if (ids.length === 0) tell(text.nothingAlike(id));
      else useView.getState().go({ query: `id:${[id, ...ids].join(",")}`, collection: null });
    },
  },
];
