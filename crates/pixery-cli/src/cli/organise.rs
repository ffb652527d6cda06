//! The flags of the commands that mark, retitle, trash and purge images.

use clap::Args;

/// The images that a command is about.
#[derive(Debug, Args)]
pub(crate) struct SelectionArgs {
    /// Ids; - reads standard input
    #[arg(value_name = "ID", required_unless_present = "query")]
    pub(crate) ids: Vec<String>,
    /// All images that a query finds, such as 'tag:fox -tag:draft'
    #[arg(long, value_name = "QUERY", conflicts_with = "ids")]
    pub(crate) query: Option<String>,
}

/// `pixery star`, `unstar`, `reject`, `unreject`, `trash`, `restore`
#[derive(Debug, Args)]
#[command(after_help = "One command is one entry of `pixery log`, and `pixery undo` takes it back whole.

Examples:
  pixery star 140 141
  pixery list --text fox --ids | pixery star -
  pixery star --query 'tag:fox -tag:draft'")]
pub(crate) struct MarkArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
}

/// `pixery restore`
#[derive(Debug, Args)]
#[command(after_help = "A query is asked of the trash.

Examples:
  pixery restore 140
  pixery restore --query tag:fox")]
pub(crate) struct RestoreArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
}

/// `pixery update`
#[derive(Debug, Args)]
#[command(after_help = "Only the words change; the image stays as it was made. Search follows.

Examples:
  pixery update 140 --title \"Fox at dusk\"
  pixery update 140 141 --title \"\"         take titles away
  pixery update 140 -p \"a red fox in snow, dusk\"")]
pub(crate) struct UpdateArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    /// The new title; \"\" takes it away
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// The new prompt
    #[arg(short = 'p', long, value_name = "PROMPT")]
    pub(crate) prompt: Option<String>,
}

/// `pixery purge`
#[derive(Debug, Args)]
#[command(after_help = "Only what lies in the trash is purged, and a query is asked of the trash. The
file goes for good, the id is never used again, and what the image cost stays
in the ledger. It asks first; --yes agrees.

Examples:
  pixery purge 140 --yes
  pixery purge --query tag:draft")]
pub(crate) struct PurgeArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
}

/// `pixery regen-thumbs`
#[derive(Debug, Args)]
#[command(after_help = "Thumbnails are made by themselves. This makes those of some images, or of all,
anew from their originals, with the colours and hashes that are computed on the
way.

Examples:
  pixery regen-thumbs
  pixery regen-thumbs 140 141")]
pub(crate) struct RegenThumbsArgs {
    /// Ids; - reads standard input; every image without one
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
}

/// `pixery safe-mode`
#[derive(Debug, Args)]
#[command(after_help = "While safe mode is on, sensitive tags and collections and their images are left
out everywhere, and an id of such an image gives a placeholder. What is
sensitive: `pixery tag hide NAME --sensitive`, `pixery collection hide NAME
--sensitive`. The switch is the library's: whoever has it open obeys at once. A
program that was started with PIXERY_SAFE_MODE=true, or safe_mode in
config.toml, stays in it.

Examples:
  pixery safe-mode on
  pixery safe-mode              say whether it is on")]
pub(crate) struct SafeModeArgs {
    /// on or off; says which it is when absent
    #[arg(value_name = "on|off", value_parser = ["on", "off"], hide_possible_values = true)]
    pub(crate) state: Option<String>,
}
