import { useCallback, useEffect, useState } from "react";

import { CallError } from "../../api/client";
import { useClient } from "../../api/context";
import type { ProviderKey } from "../../api/generated/operations";
import { text } from "../../text/providers";
import { Provider } from "./Provider";
import styles from "./Settings.module.css";

/** Where each provider's key is found. Nothing is told of keys that change elsewhere: they are looked up when this is opened. */
export function Providers() {
  const client = useClient();
  const { keys, write } = client.allowed;
  const [items, setItems] = useState<readonly ProviderKey[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const look = useCallback(
    () =>
      client.call("list_keys", {}).then(
        (found) => setItems(found.items),
        (error: unknown) => setRefusal(error instanceof CallError ? error.message : String(error)),
      ),
    [client],
  );
  useEffect(() => {
    if (keys) void look();
  }, [keys, look]);
  if (!keys) return <p className={styles.quiet}>{write ? text.refused.elsewhere : text.refused.write}</p>;
  return (
    <>
      <p className={styles.quiet}>{text.what}</p>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {items.map((item) => (
        <Provider key={item.provider} item={item} onChange={setItems} />
      ))}
    </>
  );
}
