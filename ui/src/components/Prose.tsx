import type { MouseEvent, ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";

import { useClient } from "../api/context";
import styles from "./Prose.module.css";

type Props = { children: string };

/** Only these become elements; the rest is shown as its words. HTML is text, and nothing is fetched. */
const allowed = ["p", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "a", "img", "h1", "h2", "h3", "h4", "h5", "h6"];

const components: Components = {
  img: ({ alt }) => <span>{alt}</span>,
  a: ({ href, children }) => <Link address={href ?? ""}>{children}</Link>,
  h1: ({ children }) => <p className={styles.heading}>{children}</p>,
  h2: ({ children }) => <p className={styles.heading}>{children}</p>,
  h3: ({ children }) => <p className={styles.heading}>{children}</p>,
  h4: ({ children }) => <p className={styles.heading}>{children}</p>,
  h5: ({ children }) => <p className={styles.heading}>{children}</p>,
  h6: ({ children }) => <p className={styles.heading}>{children}</p>,
};

function asWritten(address: string): string {
  return address;
}

/** Words that somebody wrote, as markdown without HTML and images. A link opens only when it is clicked, and outside. */
export function Prose({ children }: Props) {
  return (
    <div className={styles.prose}>
      <Markdown components={components} urlTransform={asWritten} allowedElements={allowed} unwrapDisallowed>
        {children}
      </Markdown>
    </div>
  );
}

function Link({ address, children }: { address: string; children: ReactNode }) {
  const client = useClient();
  // Whatever is no https address is words; what markdown took for one in angle brackets (`<lora:ink:1>`) gets them back.
  if (!address.startsWith("https://")) return <span>{children === address ? `<${address}>` : children}</span>;
  function clicked(event: MouseEvent) {
    event.preventDefault();
    client.openLink(address);
  }
  return (
    <button type="button" className={styles.link} title={address} onClick={clicked}>
      {children}
    </button>
  );
}
