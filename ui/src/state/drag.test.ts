import { afterEach, describe, expect, it } from "vitest";

import { carriesImages, dragType, noteDragged, readDragged } from "./drag";

function transfer(values: Record<string, string>): DataTransfer {
  return { types: Object.keys(values), getData: (type: string) => values[type] ?? "" } as unknown as DataTransfer;
}

describe("images on the pointer", () => {
  afterEach(() => noteDragged(null));

  it("are read from the drag of another page", () => {
    const data = transfer({ [dragType]: "[5,6,-1,\"x\"]" });
    expect(carriesImages(data)).toBe(true);
    expect(readDragged(data)).toEqual([5, 6]);
  });

  it("are known by this page where the drag shows files only, until it is over", () => {
    const files = transfer({ Files: "" });
    expect(carriesImages(files)).toBe(false);
    noteDragged([7, 8]);
    expect(carriesImages(files)).toBe(true);
    expect(readDragged(files)).toEqual([7, 8]);
    noteDragged(null);
    expect(carriesImages(files)).toBe(false);
    expect(readDragged(files)).toEqual([]);
  });
});
