/** Words of the window as a whole. Every string that a person reads is in this folder. */
export const text = {
  settings: "Settings",
  tryAgain: "Try again",
  notSignedIn: {
    title: "This page is not signed in",
    what: "Open the link that Pixery prints; it works once and for one minute. For a new one, press Enter in its terminal, or start it again:",
  },
  away: {
    title: "Pixery doesn’t answer",
    what: "It may have been closed. Start it again, then open the link that it prints:",
  },
  lost: "Connection lost. Trying again…",
  back: "Connected again.",
  regions: { header: "Header", sidebar: "Sidebar", gallery: "Images", details: "Details", bar: "Marked images" },
} as const;
