import { useEffect } from "react";

import { useClient } from "../../api/context";
import type { ReportView } from "../../api/generated/operations";
import { useLayout } from "../../state/layout";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { useView } from "../../state/view";
import { useVisible } from "../../state/visible";
import { idleSince } from "./idle";

/** After a change the report rests for this long, in ms: an agent hears what the person settled on. */
const REST = 120;
/** A window that says nothing for 30 s counts as closed. */
const HEARTBEAT = 10_000;
/** The core takes no more marks than this. */
const MOST_MARKS = 10_000;

function report(view: string): ReportView {
  const { cursor, marks } = useSelection.getState();
  const { stage } = useStage.getState();
  const shown = useView.getState().view;
  return {
    view,
    cursor,
    marks: [...marks].slice(0, MOST_MARKS),
    markCount: marks.size,
    query: shown.query === "" ? null : shown.query,
    collection: shown.collection,
    visible: [...useVisible.getState().ids],
    viewer: stage.kind === "viewer" || stage.kind === "quicklook" ? stage.id : null,
    compare: stage.kind === "compare" ? [...stage.ids] : [],
    focused: document.hasFocus(),
    follow: useLayout.getState().follow,
    idleMs: Math.min(Math.round(performance.now() - idleSince()), 2 ** 31),
  };
}

/** Tells the library what this window shows, so that an agent can ask for it. */
export function useReportView(): void {
  const client = useClient();
  useEffect(() => {
    const view = crypto.randomUUID();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function send() {
      timer = undefined;
      // A report that is lost is followed by the next.
      client.call("report_view", report(view)).catch(() => undefined);
    }
    function soon() {
      clearTimeout(timer);
      timer = setTimeout(send, REST);
    }
    function close() {
      client.call("report_view", { view, closed: true, idleMs: 0 }).catch(() => undefined);
    }
    const stops = [useSelection, useView, useVisible, useStage, useLayout].map((store) => store.subscribe(soon));
    const beat = setInterval(send, HEARTBEAT);
    window.addEventListener("focus", soon);
    window.addEventListener("blur", soon);
    window.addEventListener("pagehide", close);
    send();
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      clearInterval(beat);
      window.removeEventListener("focus", soon);
      window.removeEventListener("blur", soon);
      window.removeEventListener("pagehide", close);
      close();
    };
  }, [client]);
}
