import { CircleOff, EyeOff, ImageOff } from "lucide-react";

import type { Kin } from "../api/generated/operations";
import { useTile } from "../api/tiles";
import { text } from "../text/details";
import styles from "./KinPicture.module.css";
import { Picture } from "./Picture";

type Props = { kin: Pick<Kin, "id" | "state">; fit?: "contain" | "cover" };

/** The thumbnail of an image of a family, or why there is none to see. */
export function KinPicture({ kin: { id, state }, fit = "contain" }: Props) {
  if (state === "live" || state === "trashed") return <Thumbnail id={id} fit={fit} />;
  const icon = state === "purged" ? <CircleOff /> : state === "missing" ? <ImageOff /> : <EyeOff />;
  return (
    <span className={styles.none} title={text.kinGone[state]}>
      {icon}
      <span className="visually-hidden">{text.kinGone[state]}</span>
    </span>
  );
}

function Thumbnail({ id, fit }: { id: number; fit: "contain" | "cover" }) {
  const tile = useTile(id);
  if (tile === null || tile.withheld !== undefined) return null;
  return <Picture id={id} variant={{ kind: "thumbnail" }} version={tile.version} thumbhash={tile.thumbhash} alt="" fit={fit} />;
}
