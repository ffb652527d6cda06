import { ChevronRight, Waypoints } from "lucide-react";
import { Fragment, useLayoutEffect, useRef } from "react";

import type { Kin } from "../../api/generated/operations";
import { useKeyOf } from "../../commands/useKeyOf";
import { IconButton } from "../../components/IconButton";
import { KinPicture } from "../../components/KinPicture";
import { useSelection } from "../../state/selection";
import { useStage } from "../../state/stage";
import { text } from "../../text/details";
import { text as viewer } from "../../text/viewer";
import { stripOf } from "./strip";
import styles from "./Thumbs.module.css";

type Props = { family: readonly Kin[]; cut: boolean };

/** What it came from, itself, what came of it. A click moves the cursor. */
export function LineageStrip({ family, cut }: Props) {
  const keyOf = useKeyOf();
  const strip = useRef<HTMLDivElement>(null);
  const itself = family.find(({ kinship }) => kinship === "itself");
  const { shown, left } = stripOf(family);
  useLayoutEffect(() => {
    const area = strip.current;
    if (family.length === 0) return;
    const here = area?.querySelector<HTMLElement>("[aria-current]");
    if (area !== null && here != null) area.scrollLeft = here.offsetLeft - (area.clientWidth - here.offsetWidth) / 2;
  }, [family]);
  return (
    <div className={styles.lineage}>
      <div ref={strip} className={styles.strip}>
        {shown.map((kin, i) => (
          <Fragment key={kin.id}>
            {i > 0 && kin.kinship !== "descendant" && <ChevronRight className={styles.arrow} />}
            {i > 0 && kin.kinship === "descendant" && shown[i - 1]?.kinship === "itself" && <ChevronRight className={styles.arrow} />}
            <One kin={kin} />
          </Fragment>
        ))}
        {left > 0 && <span className={styles.left}>+{left}</span>}
      </div>
      {itself !== undefined && (
        <IconButton
          label={viewer.lineage(itself.id)}
          keys={keyOf("look.lineage")}
          icon={<Waypoints />}
          onClick={() => useStage.getState().show({ kind: "lineage", id: itself.id })}
        />
      )}
      {cut && <span className="visually-hidden">{text.lineageCut}</span>}
    </div>
  );
}

function One({ kin }: { kin: Kin }) {
  const canGo = kin.state === "live" || kin.state === "trashed";
  const name = text.kin[kin.kinship](kin.id);
  return (
    <button
      type="button"
      className={styles.thumb}
      title={kin.state === "live" ? name : `${name} (${text.kinGone[kin.state]})`}
      aria-label={name}
      aria-current={kin.kinship === "itself" ? "true" : undefined}
      disabled={!canGo}
      onClick={() => useSelection.getState().setCursor(kin.id)}
    >
      <KinPicture kin={kin} fit="cover" />
    </button>
  );
}
