import { useState, type ReactNode } from "react";

import { useClient } from "../../api/context";
import { Dialog } from "../../components/Dialog";
import { useOverlay } from "../../state/overlays";
import { text } from "../../text/settings";
import { About } from "./About";
import { Agents } from "./Agents";
import { Appearance } from "./Appearance";
import { Budgets } from "./Budgets";
import { HiddenNames } from "./HiddenNames";
import { Keys } from "./Keys";
import { Notices } from "./Notices";
import { Providers } from "./Providers";
import styles from "./Settings.module.css";

type Section = keyof typeof text.sections;

const panels: Readonly<Record<Section, () => ReactNode>> = {
  appearance: Appearance,
  providers: Providers,
  hidden: HiddenNames,
  budgets: Budgets,
  agents: Agents,
  notices: Notices,
  keys: Keys,
  about: About,
};

/** What a person sets once: a list of rooms at the left, one open at the right. */
export function Settings() {
  const close = useOverlay((state) => state.close);
  const { shell } = useClient();
  // A browser tells of nothing while it is out of sight.
  const rooms = (Object.keys(panels) as Section[]).filter((room) => room !== "notices" || shell !== null);
  const [section, setSection] = useState<Section>("appearance");
  const Panel = panels[section];
  return (
    <Dialog title={text.title} size="large" onClose={close}>
      <div className={styles.settings}>
        <nav className={styles.rooms} aria-label={text.title}>
          {rooms.map((room) => (
            <button
              key={room}
              type="button"
              className={styles.room}
              aria-current={room === section ? "page" : undefined}
              onClick={() => setSection(room)}
            >
              {text.sections[room]}
            </button>
          ))}
        </nav>
        <section className={styles.panel} aria-label={text.sections[section]}>
          <Panel />
        </section>
      </div>
    </Dialog>
  );
}
