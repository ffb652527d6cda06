import { ImagePlus, Link2Off, Lock } from "lucide-react";
import { useEffect, useState } from "react";

import { attempt } from "../../api/changes";
import type { Client } from "../../api/client";
import { useClient } from "../../api/context";
import { answerChoice } from "../../state/choosing";
import { broughtBy, followOwnDrags } from "../../state/drag";
import { text } from "../../text/adding";
import styles from "./AddFiles.module.css";
import { addFiles, addHeld, refuseDropped } from "./adding";
import { Adding } from "./Adding";
import { choose } from "./chosenFiles";
import { filesOf, linksOf } from "./droppedFiles";

/** What is over the page: files to add, or links that it can only say something about. */
type Over = "files" | "links";

/** Whether text that is dropped or pasted there belongs there. */
function takesText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}

function over(client: Client, { dataTransfer, target }: DragEvent): Over | null {
  const brought = dataTransfer === null ? null : broughtBy(dataTransfer);
  if (brought !== "addresses") return brought;
  // Addresses of files, perhaps: the window reads them.
  if (client.shell !== null) return "files";
  return takesText(target) ? null : "links";
}

/** Adds what was dropped. Has to be called while the drop is handled. */
function take(client: Client, data: DataTransfer): void {
  if (broughtBy(data) === "files") void filesOf(data).then((files) => addFiles(client, files));
  else if (client.shell === null) refuseDropped(linksOf(data.getData("text/uri-list")));
  else {
    const { shell } = client;
    void attempt(() => shell.takeDropped()).then((dropped) => (dropped === null ? undefined : addHeld(shell, dropped)));
  }
}

/** Takes image files that are dropped anywhere on the window, pasted, or chosen. */
export function AddFiles() {
  const client = useClient();
  const [isOver, setOver] = useState<Over | null>(null);
  useEffect(() => {
    // Each element that the pointer enters is followed by one that it leaves.
    let depth = 0;
    function entered(event: DragEvent) {
      const brought = over(client, event);
      if (brought === null) return;
      depth += 1;
      setOver(brought);
    }
    function left(event: DragEvent) {
      if (over(client, event) === null) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(null);
    }
    function moved(event: DragEvent) {
      if (over(client, event) === null || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = client.allowed.write ? "copy" : "none";
    }
    function dropped(event: DragEvent) {
      const brought = over(client, event);
      depth = 0;
      setOver(null);
      if (brought === null || event.dataTransfer === null) return;
      // Otherwise the browser would go to the file.
      event.preventDefault();
      if (client.allowed.write) take(client, event.dataTransfer);
    }
    function pasted(event: ClipboardEvent) {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || takesText(event.target) || !client.allowed.write) return;
      event.preventDefault();
      void addFiles(client, files);
    }
    const stop = followOwnDrags();
    const unanswer = answerChoice(() => client.allowed.write && void choose(client));
    window.addEventListener("dragenter", entered);
    window.addEventListener("dragleave", left);
    window.addEventListener("dragover", moved);
    window.addEventListener("drop", dropped);
    window.addEventListener("paste", pasted);
    return () => {
      stop();
      unanswer();
      window.removeEventListener("dragenter", entered);
      window.removeEventListener("dragleave", left);
      window.removeEventListener("dragover", moved);
      window.removeEventListener("drop", dropped);
      window.removeEventListener("paste", pasted);
    };
  }, [client]);
  return (
    <>
      {isOver !== null && <Place over={isOver} mayWrite={client.allowed.write} />}
      <Adding />
    </>
  );
}

/** What would come of a drop, while it is over the page. */
function Place({ over: what, mayWrite }: { over: Over; mayWrite: boolean }) {
  const [icon, title, words] = !mayWrite
    ? [<Lock key="lock" />, text.mayNotAdd, text.howToAllow]
    : what === "links"
      ? [<Link2Off key="link" />, text.isLink, text.saveFirst]
      : [<ImagePlus key="image" />, text.dropToAdd, text.kinds];
  return (
    <div className={styles.over}>
      <div className={styles.card} data-only-says={!mayWrite || what === "links" || undefined}>
        {icon}
        <p className={styles.title}>{title}</p>
        <p>{words}</p>
      </div>
    </div>
  );
}
