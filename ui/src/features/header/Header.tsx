import { text } from "../../text/app";
import styles from "./Header.module.css";

/** The line on top: what is asked for on the left, what goes on at the right. */
export function Header() {
  return <header className={styles.header} aria-label={text.regions.header} />;
}
