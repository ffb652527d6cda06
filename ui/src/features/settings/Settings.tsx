import type { ReactNode } from "react";

import { useClient } from "../../api/context";
import { Dialog } from "../../components/Dialog";
import { useOverlay } from "../../state/overlays";
import { type Room, useSettingsRoom } from "../../state/settingsRoom";
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

const panels: Readonly<Record<Room, () => ReactNode>> = {
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
  const rooms = (Object.keys(panels) as Room[]).filter((one) => one !== "notices" || shell !== null);
  const { room, go } = useSettingsRoom();
  const Panel = panels[room];
  return (
    <Dialog title={text.title} size="large" onClose={close}>
      <div className={styles.settings}>
        <nav className={styles.rooms} aria-label={text.title}>
          {rooms.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.room}
              aria-current={one === room ? "page" : undefined}
              onClick={() => go(one)}
            >
              {text.sections[one]}
            </button>
          ))}
        </nav>
        <section className={styles.panel} aria-label={text.sections[room]}>
          <Panel />
        </section>
      </div>
    </Dialog>
  );
}
