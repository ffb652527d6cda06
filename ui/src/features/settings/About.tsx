import { useClient } from "../../api/context";
import { text } from "../../text/settings";
import styles from "./Settings.module.css";

export function About() {
  const client = useClient();
  return (
    <>
      <p>{text.about}</p>
      <p className={styles.quiet}>
        {text.version} {__PIXERY_VERSION__} · {text.host[client.host]}
      </p>
      {!client.allowed.write && <p className={styles.quiet}>{text.readOnly}</p>}
    </>
  );
}
