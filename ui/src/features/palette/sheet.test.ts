import { describe, expect, it } from "vitest";

import { commands } from "../../commands/registry";
import { keyLabel } from "../../commands/keys";
import { sheetOf } from "./sheet";

const names = { gallery: "Gallery", viewer: "Viewer", quicklook: "Quick look", compare: "Compare" };
const sheet = sheetOf(commands, ({ keys }) => keys.map(keyLabel), names);

describe("the sheet of keys", () => {
  it("holds every key of the registry, once", () => {
    const many = commands.filter(({ keys }) => keys.length > 0).length;
    const joined = sheet.flatMap(({ lines }) => lines);
    expect(new Set(joined.map(({ id }) => id)).size).toBe(joined.length);
    // Six sizes are one line, four panes another.
    expect(joined.length).toBe(many - 5 - 3);
  });

  it("says in one line what differs by a number", () => {
    const lines = sheet.flatMap(({ lines: all }) => all);
    expect(lines).toContainEqual(expect.objectContaining({ title: "Thumbnail size", keys: ["0 – 5"] }));
    expect(lines).toContainEqual(expect.objectContaining({ title: "Pane", keys: ["1 – 4"] }));
  });

  it("tells what works in the viewer apart from what works in the gallery", () => {
    const viewer = sheet.find(({ name }) => name === "Viewer");
    expect(viewer?.lines.map(({ id }) => id)).toContain("look.percent100");
    expect(sheet.find(({ name }) => name === "Look")?.lines.map(({ id }) => id)).not.toContain("look.percent100");
  });
});
