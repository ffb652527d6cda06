import { Copy } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";

import { IconButton } from "../../components/IconButton";
import { Prose } from "../../components/Prose";
import { text } from "../../text/details";
import styles from "./Prompt.module.css";
import { useCopy } from "./useCopy";

type Props = { prompt: string };

/** The prompt: eight lines, and all of it when asked for. */
export function Prompt({ prompt }: Props) {
  const words = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const copy = useCopy();

  useLayoutEffect(() => {
    const element = words.current;
    if (element === null) return undefined;
    const measure = () => {
      if (!isWhole) setLong(element.scrollHeight > element.clientHeight + 2);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWhole]);

  if (prompt === "") return <p className={styles.none}>{text.noPrompt}</p>;
  return (
    <div className={styles.prompt}>
      <div ref={words} className={styles.words} data-whole={isWhole || undefined}>
        <Prose>{prompt}</Prose>
      </div>
      <div className={styles.foot}>
        {isLong && (
          <button type="button" className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? text.showLess : text.showAll}
          </button>
        )}
        <IconButton label={text.copy(text.prompt.toLowerCase())} icon={<Copy />} onClick={() => copy(prompt, text.prompt.toLowerCase())} />
      </div>
    </div>
  );
}
