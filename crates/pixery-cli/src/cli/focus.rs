//! The flags of the commands that speak with an open gallery.

use clap::{Args, Subcommand};

/// `pixery selection`
#[derive(Debug, Args)]
#[command(after_help = "Tells what the person has selected in the gallery: the image that the cursor is
on, the marked ones, query and collection, what is in sight, the viewer. Exit
code 4: no gallery is open. --wait returns once the selection has changed and
stood still for a moment. In safe mode sensitive images are left out and counted
(`withheld`).

Examples:
  pixery selection --json
  pixery selection --ids | pixery tag add keep -
  pixery selection --wait --timeout 60 --json")]
pub(crate) struct SelectedArgs {
    /// Wait for the next change first
    #[arg(long)]
    pub(crate) wait: bool,
    /// Wait no longer than this, and tell what is selected then
    #[arg(long, value_name = "SECONDS", requires = "wait")]
    pub(crate) timeout: Option<u64>,
    /// Print ids only: the marked images, else the one that the cursor is on
    #[arg(long)]
    pub(crate) ids: bool,
}

/// `pixery open`
#[derive(Debug, Args)]
#[command(after_help = "Asks the open gallery to show the image. The person decides: `shown`, `queued`
(they are asked, or the gallery has not answered within 2 s) or `declined`.
Without a gallery the system's viewer opens the original, where there is a
display.

Examples:
  pixery open 140")]
pub(crate) struct OpenArgs {
    /// The image
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

/// `pixery ui`
#[derive(Debug, Args)]
pub(crate) struct UiArgs {
    #[command(subcommand)]
    pub(crate) command: UiCommand,
}

/// What an open gallery is asked to do.
#[derive(Debug, Subcommand)]
pub(crate) enum UiCommand {
    /// Show two to four images side by side
    #[command(after_help = "The person decides: `shown`, `queued` (they are asked, or the gallery has not
answered within 2 s) or `declined`. Exit code 4: no gallery is open.

Examples:
  pixery ui compare 140 141")]
    Compare {
        /// The images, 2 to 4; - reads standard input
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    /// Ring images where they are; nothing moves
    #[command(after_help = "The rings stay until the person has seen or dismissed them. Exit code 4: no
gallery is open.

Examples:
  pixery ui highlight 140 152 --label \"these two\"")]
    Highlight {
        /// The images, at most 500; - reads standard input
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        /// A few words beside them
        #[arg(long, value_name = "TEXT")]
        label: Option<String>,
    },
}
