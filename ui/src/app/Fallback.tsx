import { Component, type ReactNode } from "react";

import { text } from "../text/app";
import styles from "./NotSignedIn.module.css";

type Props = { children: ReactNode };
type State = { error: Error | null };

/** Stands in where drawing failed: says so, and loads the page anew. Nothing of the library depends on the page. */
export class Fallback extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className={styles.page} role="alert">
        <h1>{text.broken.title}</h1>
        <p>{text.broken.what}</p>
        <code>{error.message}</code>
        <button type="button" className={styles.again} onClick={() => window.location.reload()}>
          {text.broken.again}
        </button>
      </main>
    );
  }
}
