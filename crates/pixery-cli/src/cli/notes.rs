//! The flags of `pixery note`.

use clap::{Args, Subcommand};

/// `pixery note`
#[derive(Debug, Args)]
#[command(after_help = "Notes are how a person and an agent speak about an image, or a part of it.

Examples:
  pixery note add 140 \"the left hand has six fingers\" --region 0.2,0.5,0.2,0.2
  pixery note list
  pixery note reply 3 \"mended in #141\"")]
pub(crate) struct NoteArgs {
    #[command(subcommand)]
    pub(crate) command: NoteCommand,
}

/// What to do with notes.
#[derive(Debug, Subcommand)]
pub(crate) enum NoteCommand {
    /// Add a note to an image
    #[command(after_help = "A region is left,top,width,height as parts of 1 of the upright image; or a line
drawn by hand, x,y x,y … (at least three points).

Examples:
  pixery note add 140 \"too dark\"
  pixery note add 140 \"six fingers\" --region 0.2,0.5,0.2,0.2
  pixery note add 140 \"this edge\" --region \"0.1,0.1 0.3,0.2 0.5,0.2\"")]
    Add {
        /// The image's id
        #[arg(value_name = "ID")]
        id: String,
        /// The words; - reads standard input
        #[arg(value_name = "TEXT")]
        text: String,
        /// The part of the image that it is about
        #[arg(long, value_name = "REGION")]
        region: Option<String>,
    },
    /// List an image's notes, or the open ones of every image
    #[command(after_help = "Examples:
  pixery note list 140
  pixery note list --json")]
    List {
        /// An image's id, for all of its notes
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// How many, 1 to 1000
        #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
        limit: usize,
        /// Go on after a page: the `next` that it gave
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
    },
    /// Answer a note
    #[command(after_help = "Example:
  pixery note reply 3 \"mended in #141\"")]
    Reply {
        /// The note's id
        #[arg(value_name = "NOTE")]
        note: String,
        /// The words; - reads standard input
        #[arg(value_name = "TEXT")]
        text: String,
    },
    /// Mark notes as settled
    #[command(after_help = "Examples:
  pixery note resolve 3 4
  pixery note resolve 3 --open       open it again")]
    Resolve {
        /// The notes' ids; - reads standard input
        #[arg(value_name = "NOTE", required = true)]
        notes: Vec<String>,
        /// Open them again
        #[arg(long)]
        open: bool,
    },
    /// Delete notes with their replies
    #[command(after_help = "Example:
  pixery note delete 3")]
    Delete {
        /// The notes' ids; - reads standard input
        #[arg(value_name = "NOTE", required = true)]
        notes: Vec<String>,
    },
}
