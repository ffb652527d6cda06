import { useEffect } from "react";

import type { JournalId } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { usePointed } from "../../state/pointed";
import { useVisible } from "../../state/visible";

/** The core looks among no more images at a time. */
const MOST = 500;

/** Rings the tiles in sight that entries of the log changed, for as long as it is there. Draws nothing itself. */
export function Rings({ entries }: { entries: readonly JournalId[] }) {
  const among = useVisible((state) => state.ids).slice(0, MOST);
  const ids = useOperation("list_activity_images", { entries: [...entries], among }, { enabled: among.length > 0, keep: true }).data?.ids;
  useEffect(() => usePointed.setState({ ringed: new Set(ids) }), [ids]);
  useEffect(() => () => usePointed.setState({ ringed: new Set() }), []);
  return null;
}
