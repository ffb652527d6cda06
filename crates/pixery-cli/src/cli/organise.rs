//! The flags of the commands that put images in order.

use clap::{Args, Subcommand};

/// A command on some images.
#[derive(Debug, Args)]
pub(crate) struct IdArgs {
    /// Ids; - reads standard input
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
}

/// `pixery tag`
#[derive(Debug, Args)]
pub(crate) struct TagArgs {
    #[command(subcommand)]
    pub(crate) command: TagCommand,
}

/// What to do with tags.
#[derive(Debug, Subcommand)]
pub(crate) enum TagCommand {
    /// Attach tags to images
    #[command(after_help = "Examples:
  pixery tag add fox,winter 140 141
  pixery list --text fox --ids | pixery tag add fox -")]
    Add(TagEditArgs),
    /// Take tags off images
    #[command(after_help = "Example:
  pixery tag remove draft 140 141")]
    Remove(TagEditArgs),
    /// List tags with their counts
    List,
}

/// Tags and the images they are about.
#[derive(Debug, Args)]
pub(crate) struct TagEditArgs {
    /// Tags, parted by commas
    #[arg(value_name = "TAG,…")]
    pub(crate) tags: String,
    /// Ids; - reads standard input
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
}
