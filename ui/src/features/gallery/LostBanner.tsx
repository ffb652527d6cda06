import { CircleCheck, Unplug } from "lucide-react";
import { useEffect, useState } from "react";

import { useConnection } from "../../state/connection";
import { text } from "../../text/app";
import styles from "./Gallery.module.css";

/** A break shorter than this is not worth a word, in ms. */
const PATIENCE = 800;
/** How long it says that all is well again, in ms. */
const RELIEF = 2_500;

/** Says that the library doesn't answer, and when it does again. */
export function LostBanner() {
  const connected = useConnection((state) => state.connected);
  const [is, setIs] = useState<"fine" | "lost" | "back">("fine");
  useEffect(() => {
    if (!connected) {
      const timer = setTimeout(() => setIs("lost"), PATIENCE);
      return () => clearTimeout(timer);
    }
    const soon = setTimeout(() => setIs((was) => (was === "lost" ? "back" : was)), 0);
    const later = setTimeout(() => setIs("fine"), RELIEF);
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
    };
  }, [connected]);
  return (
    <div role="status">
      {is !== "fine" && (
        <p className={styles.lost} data-is={is}>
          {is === "lost" ? <Unplug /> : <CircleCheck />}
          {is === "lost" ? text.lost : text.back}
        </p>
      )}
    </div>
  );
}
