import { X } from "lucide-react";
import { useEffect, useState } from "react";

import { useStage } from "../state/stage";
import { type Toast, useToasts } from "../state/toasts";
import { text } from "../text/components";
import styles from "./Toasts.module.css";

/** Messages at the bottom of the window, the newest lowest. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  const isOver = useStage(({ stage }) => stage.kind !== "none");
  return (
    <section className={styles.stack} data-over={isOver || undefined} aria-label={text.messages}>
      {toasts.map((toast) => (
        <One key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function One({ toast }: { toast: Toast }) {
  const remove = useToasts((state) => state.remove);
  useEffect(() => {
    if (toast.lasts === undefined) return undefined;
    const timer = setTimeout(() => remove(toast.id), toast.lasts);
    return () => clearTimeout(timer);
  }, [toast, remove]);
  return (
    <div className={styles.toast} data-tone={toast.tone} role={toast.tone === "error" ? "alert" : "status"}>
      <div className={styles.words}>
        <p>
          {toast.text}
          {toast.since !== undefined && <Elapsed since={toast.since} />}
        </p>
        {toast.hint !== undefined && <p className={styles.hint}>{toast.hint}</p>}
      </div>
      {toast.actions?.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className={styles.action}
          onClick={() => {
            run();
            remove(toast.id);
          }}
        >
          {label}
        </button>
      ))}
      <button type="button" className={styles.close} aria-label={text.closeMessage} onClick={() => remove(toast.id)}>
        <X />
      </button>
    </div>
  );
}

/** Whole seconds, for the eye: read out each second they would drown everything else. */
function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden="true" className={styles.elapsed}>
      {text.elapsed(Math.floor((now - since) / 1_000))}
    </span>
  );
}
