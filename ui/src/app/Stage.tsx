import { Compare } from "../features/compare/Compare";
import { NotePins } from "../features/notes/NotePins";
import { LineageGraph } from "../features/viewer/LineageGraph";
import { QuickLook } from "../features/viewer/QuickLook";
import { Viewer } from "../features/viewer/Viewer";
import { useStage } from "../state/stage";

/** What lies over the grid, if anything. */
export function Stage() {
  const stage = useStage((state) => state.stage);
  switch (stage.kind) {
    case "none":
      return null;
    case "viewer":
      return <Viewer id={stage.id} renderOver={(frame, placed) => <NotePins id={frame.id} image={frame} placed={placed} canDraw />} />;
    case "quicklook":
      return <QuickLook id={stage.id} />;
    case "compare":
      return <Compare ids={stage.ids} mode={stage.mode} active={stage.active} />;
    case "lineage":
      return <LineageGraph id={stage.id} />;
  }
}
