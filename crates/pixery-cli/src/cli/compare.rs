//! The flags of `compare-models`.

use std::path::PathBuf;

use clap::Args;

use super::{FilingArgs, PresetArgs, PromptArgs, SettingArgs, SpendArgs};

/// `pixery compare-models`
#[derive(Debug, Args)]
#[command(after_help = "Makes one image with each model, all of one batch and, where models take a seed,
of one seed. Nothing is queued unless every model can do what is asked.

Columns: model, image, time, cost, what went wrong.

Examples:
  pixery compare-models \"a red fox in snow\" --models sketch,flux-dev --dry-run
  pixery compare-models -p \"a red fox\" --models sketch,flux-dev --max-cost 0.20
  pixery compare-models \"a boat\" --models sketch,flux-dev --sheet --json")]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) words: PromptArgs,
    /// The models, parted by commas: two or more
    #[arg(
        short = 'm',
        long = "models",
        visible_alias = "model",
        value_name = "MODEL,…",
        value_delimiter = ',',
        required = true
    )]
    pub(crate) models: Vec<String>,
    #[command(flatten)]
    pub(crate) preset: PresetArgs,
    /// An input image: an id, or a file (./140 for a file of that name)
    #[arg(short = 'r', long = "ref", value_name = "ID|FILE")]
    pub(crate) references: Vec<String>,
    /// Where to paint over the first input image: white is painted
    #[arg(long, value_name = "FILE")]
    pub(crate) mask: Option<PathBuf>,
    /// The image that this one comes from
    #[arg(long, value_name = "ID")]
    pub(crate) parent: Option<String>,
    #[command(flatten)]
    pub(crate) settings: SettingArgs,
    #[command(flatten)]
    pub(crate) filing: FilingArgs,
    /// Also lay the images on one sheet, labelled with their ids
    #[arg(long, conflicts_with_all = ["detach", "dry_run"])]
    pub(crate) sheet: bool,
    #[command(flatten)]
    pub(crate) spend: SpendArgs,
}
