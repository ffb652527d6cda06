//! The flags of `preset`, and those that use one.

use clap::{Args, Subcommand};

use super::SettingArgs;

/// A preset that is used.
#[derive(Debug, Args)]
pub(crate) struct PresetArgs {
    /// Take prompt, model, tags and settings from a preset; flags win
    #[arg(long, value_name = "PRESET")]
    pub(crate) preset: Option<String>,
    /// A value for one of the preset's {variables}
    #[arg(long = "var", value_name = "NAME=VALUE", requires = "preset")]
    pub(crate) variables: Vec<String>,
}

/// `pixery preset`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery preset save Poster \"a poster of {animal=a fox}, {mood}\" --tag poster
  pixery generate --preset Poster --var mood=calm --dry-run
  pixery generate \"a boat\" --preset Poster")]
pub(crate) struct PresetCommandArgs {
    #[command(subcommand)]
    pub(crate) command: PresetCommand,
}

/// What to do with presets.
#[derive(Debug, Subcommand)]
pub(crate) enum PresetCommand {
    /// Save a prompt template under a name
    #[command(after_help = "{animal} is a variable, {animal=fox} one with a default; {{ and }} are braces.
They may stand in the suffix and the negative prompt, too. A prompt that is
given when the preset is used goes into {prompt}, or, where the template has no
such variable, stands in its place; the suffix follows it.

Examples:
  pixery preset save Poster \"a poster of {animal=a fox}, {mood}\" --tag poster
  pixery preset save Ink \"{prompt}\" --suffix \"sumi-e, ink on {paper=rice paper}\"
  pixery preset save Ink \"{prompt}\" --suffix \"ink wash\" --replace")]
    Save(Box<SavePresetArgs>),
    /// List presets
    List,
    /// Show a preset whole
    Show {
        /// Its name
        #[arg(value_name = "PRESET")]
        name: String,
    },
    /// Give a preset another name
    Rename {
        /// The name it has
        #[arg(value_name = "PRESET")]
        name: String,
        /// The name it gets
        #[arg(value_name = "NAME")]
        new_name: String,
    },
    /// Delete a preset; the images stay
    Delete {
        /// Its name
        #[arg(value_name = "PRESET")]
        name: String,
    },
}

/// What is saved.
#[derive(Debug, Args)]
pub(crate) struct SavePresetArgs {
    /// Its name
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The prompt, with {variables}; - reads standard input
    #[arg(value_name = "TEMPLATE")]
    pub(crate) template: String,
    /// What follows every prompt
    #[arg(long, value_name = "TEXT")]
    pub(crate) suffix: Option<String>,
    /// What the picture should not show
    #[arg(long, value_name = "TEXT")]
    pub(crate) negative: Option<String>,
    /// Tags for the images, parted by commas
    #[arg(short = 't', long = "tag", visible_alias = "tags", value_name = "TAG,…", value_delimiter = ',')]
    pub(crate) tags: Vec<String>,
    /// Put it in the place of the preset that has the name
    #[arg(long)]
    pub(crate) replace: bool,
    /// The model [default: the one that is the default when it is used]
    #[arg(short = 'm', long, value_name = "MODEL")]
    pub(crate) model: Option<String>,
    #[command(flatten)]
    pub(crate) settings: SettingArgs,
}
