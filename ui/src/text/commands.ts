/** Words of palette, cheatsheet and the settings of keys. */
export const text = {
  palette: "Commands",
  paletteField: "What do you want to do?",
  nothing: (typed: string) => `No command matches “${typed}”.`,
  goTo: (id: number) => `Show #${id}`,
  cheatsheet: "Keys",
  /** Where keys work. */
  places: { gallery: "Gallery", viewer: "Viewer", quicklook: "Quick look", compare: "Compare" },
  cheatsheetHint: "Keys can be changed in Settings, under Shortcuts.",
  pointer: {
    title: "Pointer",
    lines: [
      ["Click", "cursor and details; marks stay"],
      ["Ctrl-click, tick", "mark or unmark"],
      ["Shift-click", "mark a range"],
      ["Drag from a gap", "mark what the frame touches"],
      ["Alt-drag", "the same, from anywhere"],
      ["Double-click", "open in the viewer"],
    ],
  },
} as const;
