/** Words of the parts that every feature uses. */
export const text = {
  messages: "Messages",
  closeMessage: "Close message",
  close: "Close",
  menu: "Menu",
  elapsed: (seconds: number) => ` · ${seconds.toLocaleString()} s`,
  withheld: "Hidden by safe mode",
} as const;
