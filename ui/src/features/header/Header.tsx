import { Settings as SettingsIcon } from "lucide-react";
import type { ReactNode } from "react";

import { IconButton } from "../../components/IconButton";
import { useOverlay } from "../../state/overlays";
import { text } from "../../text/app";
import styles from "./Header.module.css";

type Props = { start: ReactNode; filter: ReactNode; end: ReactNode };

/** The line on top: what is asked for in the middle, what goes on at the right. */
export function Header({ start, filter, end }: Props) {
  const open = useOverlay((state) => state.open);
  return (
    <header className={styles.header} data-region="header" aria-label={text.regions.header}>
      <h1 className="visually-hidden">{text.name}</h1>
      {start}
      {filter}
      <div className={styles.end}>
        {end}
        <IconButton label={text.settings} keys="mod+," icon={<SettingsIcon />} onClick={() => open("settings")} />
      </div>
    </header>
  );
}
