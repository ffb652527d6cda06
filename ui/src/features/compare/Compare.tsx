import type { CompareMode } from "../../state/stage";

type Props = { ids: readonly number[]; mode: CompareMode; active: number };

export function Compare({ ids, mode, active }: Props) {
  return <div data-scope="compare" data-mode={mode} data-active={active} data-count={ids.length} />;
}
