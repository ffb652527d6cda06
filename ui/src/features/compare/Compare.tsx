import { useEffect, useRef } from "react";

import type { GenerationId } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { useSize } from "../../components/frame/useSize";
import { Layer } from "../../components/Layer";
import { useLooking } from "../../state/looking";
import type { CompareMode } from "../../state/stage";
import { text } from "../../text/compare";
import styles from "./Compare.module.css";
import { CompareBar } from "./CompareBar";
import { Overlaid } from "./Overlaid";
import { SideBySide } from "./SideBySide";

type Props = { ids: readonly GenerationId[]; mode: CompareMode; active: number };

/** Two to four images at the same zoom: beside each other, or one over the other. */
export function Compare({ ids, mode, active }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const size = useSize(area);
  const ground = useLooking((state) => state.ground);
  const { data } = useOperation("show_generations", { ids: [...ids] }, { keep: true });
  useLetGo();
  return (
    <Layer scope="compare" label={text.title} look="full">
      <div className={styles.compare} data-surround="" data-ground={ground}>
        <CompareBar ids={ids} mode={mode} active={active} images={data?.items ?? []} />
        <div ref={area} className={styles.area}>
          {size !== null &&
            (mode === "side" ? (
              <SideBySide ids={ids} active={active} area={size} />
            ) : (
              <Overlaid ids={ids} mode={mode} active={active} />
            ))}
        </div>
      </div>
    </Layer>
  );
}

/** When Space is let go, the other image goes. */
function useLetGo(): void {
  useEffect(() => {
    const release = () => useLooking.getState().set({ held: null });
    const up = (event: KeyboardEvent) => event.key === " " && release();
    window.addEventListener("keyup", up);
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", release);
      useLooking.getState().reset();
    };
  }, []);
}
