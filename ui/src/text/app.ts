/** Words of the window as a whole. Every string that a person reads is in this folder. */
export const text = {
  name: "Pixery",
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
  broken: {
    title: "The gallery stumbled",
    what: "A part of this page could not be drawn. Your library is untouched. Loading the page anew usually helps; if it comes back, report these words:",
    again: "Load the page anew",
  },
  lost: "Connection lost. Trying again…",
  back: "Connected again.",
  regions: { header: "Header", sidebar: "Sidebar", gallery: "Images", details: "Details", bar: "Marked images" },
} as const;
