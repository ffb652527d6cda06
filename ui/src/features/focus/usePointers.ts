import { useEffect, useRef } from "react";

import { useClient } from "../../api/context";
import type { Pointer, PointerAnswer } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { useLayout } from "../../state/layout";
import { usePointed } from "../../state/pointed";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { useToasts } from "../../state/toasts";
import { text } from "../../text/focus";
import { idleSince } from "./idle";

/** Nothing comes up by itself while the person was at it within this many ms. */
const QUIET = 3_000;

/** Does what an agent asks of the window, with manners: nothing that the person did not ask for moves under their hands. */
export function usePointers(): void {
  const client = useClient();
  const pointers = useOperation("list_pointers", {}).data?.items;
  const known = useRef(new Set<number>());
  const add = useToasts((state) => state.add);
  useEffect(() => {
    if (pointers === undefined) return;
    const answer = (pointer: Pointer, said: PointerAnswer) => {
      client.call("answer_pointer", { id: pointer.id, answer: said }).catch(() => undefined);
    };
    const open = pointers.filter(({ kind, answer: said }) => kind === "highlight" && said !== "seen" && said !== "dismissed");
    usePointed.setState({
      marks: new Map(
        open.flatMap((pointer) =>
          pointer.ids.map((id) => [id, { pointer: pointer.id, words: text.pointed(pointer.actor, pointer.label) }]),
        ),
      ),
    });
    for (const pointer of pointers) {
      if (known.current.has(pointer.id)) continue;
      known.current.add(pointer.id);
      if (pointer.answer !== null) continue;
      if (pointer.kind === "highlight") {
        answer(pointer, "shown");
        add({
          tone: "info",
          text: text.pointsAt(pointer.actor, pointer.ids),
          ...(pointer.label === null ? {} : { hint: pointer.label }),
          actions: [
            { label: text.show, run: () => pointer.ids[0] !== undefined && goTo(pointer.ids[0]) },
            { label: text.dismiss, run: () => answer(pointer, "dismissed") },
          ],
          lasts: 10_000,
        });
        continue;
      }
      if (useLayout.getState().follow && performance.now() - idleSince() > QUIET) {
        bringUp(pointer);
        answer(pointer, "shown");
        continue;
      }
      answer(pointer, "queued");
      add({
        tone: "info",
        text: (pointer.kind === "compare" ? text.wantsToCompare : text.wantsToShow)(pointer.actor, pointer.ids),
        ...(pointer.label === null ? {} : { hint: pointer.label }),
        actions: [
          {
            label: text.show,
            run() {
              bringUp(pointer);
              answer(pointer, "shown");
            },
          },
          { label: text.notNow, run: () => answer(pointer, "declined") },
        ],
      });
    }
  }, [pointers, client, add]);
}

function goTo(id: number): void {
  useSelection.getState().setCursor(id);
}

function bringUp({ kind, ids }: Pointer): void {
  const [first] = ids;
  if (first === undefined) return;
  const stage = useStage.getState();
  if (kind === "compare" && ids.length > 1) {
    stage.show({ kind: "compare", ids: ids.slice(0, 4), mode: "side", active: 0 });
  } else {
    useSelection.getState().setCursor(first);
    stage.show({ kind: "viewer", id: first });
  }
}
