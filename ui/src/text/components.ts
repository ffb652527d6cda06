/** Words of the parts that every feature uses. */
export const text = {
  messages: "Messages",
  closeMessage: "Close message",
  close: "Close",
  menu: "Menu",
  withheld: "Hidden by safe mode",
} as const;
