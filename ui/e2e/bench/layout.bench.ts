/** How long a whole layout takes: `npx vitest bench --config ui/vitest.config.ts --run ui/e2e/bench`. */
import { bench, describe } from "vitest";

import { arrange } from "../../src/features/gallery/geometry/arrange";
import { sample } from "../../src/features/gallery/geometry/sample";

for (const count of [100_000, 1_000_000]) {
  // Some 1,700 days of images, whatever their number.
  const items = sample(count, 1, count / 1_700);
  describe(`${count} images`, () => {
    for (const kind of ["rows", "masonry"] as const) {
      bench(kind, () => void arrange(items, { kind, size: 2, width: 1_280, height: 744, dated: kind === "rows" }));
    }
  });
}
