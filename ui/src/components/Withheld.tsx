import { EyeOff } from "lucide-react";

import { text } from "../text/components";
import styles from "./Withheld.module.css";

/** What stands in the place of a sensitive image while safe mode is on. */
export function Withheld() {
  return (
    <div className={styles.withheld}>
      <EyeOff />
      <p>{text.withheld}</p>
    </div>
  );
}
