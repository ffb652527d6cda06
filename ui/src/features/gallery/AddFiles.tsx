import { ImagePlus, Lock } from "lucide-react";
import { useEffect, useState } from "react";

import { attempt } from "../../api/changes";
import { useClient } from "../../api/context";
import { broughtBy, followOwnDrags } from "../../state/drag";
import { text } from "../../text/adding";
import styles from "./AddFiles.module.css";
import { addDropped, addFiles } from "./adding";
import { Adding } from "./Adding";
import { filesOf } from "./droppedFiles";

/** Takes image files that are dropped anywhere on the window. */
export function AddFiles() {
  const client = useClient();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // Each element that the pointer enters is followed by one that it leaves.
    let depth = 0;
    function bringsFiles({ dataTransfer }: DragEvent): boolean {
      const brought = dataTransfer === null ? null : broughtBy(dataTransfer);
      return brought === "files" || (brought === "addresses" && client.shell !== null);
    }
    function entered(event: DragEvent) {
      if (!bringsFiles(event)) return;
      depth += 1;
      setOver(true);
    }
    function left(event: DragEvent) {
      if (!bringsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    }
    function over(event: DragEvent) {
      if (!bringsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = client.allowed.write ? "copy" : "none";
    }
    function dropped(event: DragEvent) {
      if (!bringsFiles(event) || event.dataTransfer === null) return;
      // Otherwise the browser would go to the file.
      event.preventDefault();
      depth = 0;
      setOver(false);
      const { shell, allowed } = client;
      if (!allowed.write) return;
      if (broughtBy(event.dataTransfer) === "files") void filesOf(event.dataTransfer).then((files) => addFiles(client, files));
      else if (shell !== null) void attempt(() => addDropped(shell));
    }
    const stop = followOwnDrags();
    window.addEventListener("dragenter", entered);
    window.addEventListener("dragleave", left);
    window.addEventListener("dragover", over);
    window.addEventListener("drop", dropped);
    return () => {
      stop();
      window.removeEventListener("dragenter", entered);
      window.removeEventListener("dragleave", left);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", dropped);
    };
  }, [client]);
  return (
    <>
      {isOver && (
        <div className={styles.over}>
          <div className={styles.card}>
            {client.allowed.write ? <ImagePlus /> : <Lock />}
            <p className={styles.title}>{client.allowed.write ? text.dropToAdd : text.mayNotAdd}</p>
            <p>{client.allowed.write ? text.kinds : text.howToAllow}</p>
          </div>
        </div>
      )}
      <Adding />
    </>
  );
}
