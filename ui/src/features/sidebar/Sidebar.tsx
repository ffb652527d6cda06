import { ArrowLeft, History, ImagePlus } from "lucide-react";
import { useRef, type ReactNode } from "react";

import { useClient } from "../../api/context";
import { keyLabel } from "../../commands/keys";
import { useKeyOf } from "../../commands/useKeyOf";
import { IconButton } from "../../components/IconButton";
import { chooseFiles } from "../../state/choosing";
import { useLayout } from "../../state/layout";
import { useSidebar } from "../../state/sidebar";
import { text as adding } from "../../text/adding";
import { text as app } from "../../text/app";
import { text } from "../../text/organise";
import { Collections } from "./Collections";
import { Row } from "./Row";
import { SavedSearches } from "./SavedSearches";
import styles from "./Sidebar.module.css";
import { SmartFilters } from "./SmartFilters";
import { Tags } from "./Tags";
import { usePeek } from "./usePeek";

type Props = {
  /** The log of what was done. */
  activity: ReactNode;
};

/** The library's parts. Pinned it stands beside the gallery; else it lies over it while the pointer is at the left edge. */
export function Sidebar({ activity }: Props) {
  const client = useClient();
  const addKey = useKeyOf()("add.files");
  const ref = useRef<HTMLElement>(null);
  const pinned = useLayout((layout) => layout.sidebarPinned);
  const peek = useSidebar((sidebar) => sidebar.peek);
  const panel = useSidebar((sidebar) => sidebar.panel);
  const show = useSidebar((sidebar) => sidebar.show);
  usePeek(ref, pinned);
  if (!pinned && !peek) return null;
  return (
    <aside ref={ref} className={styles.sidebar} data-region="sidebar" data-pinned={pinned} aria-label={app.regions.sidebar}>
      {panel === "activity" ? (
        <>
          <div className={styles.panelHead}>
            <IconButton label={text.sidebar.back} icon={<ArrowLeft />} onClick={() => show("library")} />
            <h2 className={styles.panelTitle}>{text.sidebar.activity}</h2>
          </div>
          <div className={styles.scroller} data-scroller="">
            {activity}
          </div>
        </>
      ) : (
        <>
          <nav className={styles.scroller} data-scroller="" aria-label={text.sidebar.label}>
            <div className={styles.content}>
              <SmartFilters />
              <SavedSearches />
              <Collections />
              <Tags />
            </div>
          </nav>
          <div className={styles.foot}>
            {client.allowed.write && <Row name={adding.choose} icon={<ImagePlus />} hint={addKey === undefined ? undefined : keyLabel(addKey)} onClick={chooseFiles} />}
            <Row name={text.sidebar.activity} icon={<History />} onClick={() => show("activity")} />
          </div>
        </>
      )}
    </aside>
  );
}
