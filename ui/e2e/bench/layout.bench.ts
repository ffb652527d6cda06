/**
 * How long a whole layout takes, in processor time of the process: what else the machine does leaves it alone.
 * `npx vitest bench --config ui/vitest.config.ts --run ui/e2e/bench`.
 */
import { bench, describe } from "vitest";

import { arrange } from "../../src/features/gallery/geometry/arrange";
import { sample } from "../../src/features/gallery/geometry/sample";

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

for (const count of [100_000, 1_000_000]) {
  // Some 1,700 days of images, whatever their number.
  const items = sample(count, 1, count / 1_700);
  describe(`${count} images`, () => {
    for (const kind of ["rows", "masonry"] as const) {
      bench(kind, () => void arrange(items, { kind, size: 2, width: 1_280, height: 744, dated: kind === "rows" }), { now: processorTime });
    }
  });
}
