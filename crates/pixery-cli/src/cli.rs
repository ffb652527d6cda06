//! Every command and flag. Help texts are written for two readers: a person, and an agent that reads them once.

mod generate;
mod look;
mod organise;

pub(crate) use generate::{
    BatchArgs, FilingArgs, GenerateArgs, PromptArgs, RecipeArgs, RegenerateArgs, RemixArgs, SettingArgs,
};
pub(crate) use look::{JobsArgs, JobsCommand, ListArgs, ModelsArgs, SchemaArgs, ShowArgs, ViewArgs};
pub(crate) use organise::{IdArgs, TagArgs, TagCommand, TagEditArgs};

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  pixery generate \"a lighthouse on a cliff at dusk, watercolour\"
  pixery generate \"a red fox in snow\" -n 4 --ratio 16:9 --seed 7
  pixery view 1 2 3 4 --sheet
  pixery remix 2 -p \"a red fox in snow, at night\"

An agent's loop:
  pixery models                      which model, what it takes, what it costs
  pixery models sketch --guide       how to word a prompt for it
  pixery generate \"…\" --json         make; ids come back
  pixery view 140 141 -w 600 --json  look, bounded; paths come back
  pixery remix 140 -p \"…\" --json     change one thing, keep the rest

Exit codes:
  0 ok · 1 failed · 2 usage · 3 key · 4 not found · 5 provider away, nothing
  charged · 6 rate limited · 7 budget or consent · 8 still running · 9 refused
  by policy · 10 uncertain, may have been charged · 130 interrupted

Ids may be written 140 or #140; `-` reads them from standard input.";

/// Makes images with AI models and keeps them.
#[derive(Debug, Parser)]
#[command(name = "pixery", version, after_help = EXAMPLES, max_term_width = 80, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Flags that every command takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct GlobalArgs {
    /// The library's folder [default: Pixery in the pictures folder]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    pub(crate) library: Option<PathBuf>,
    /// Print exactly one JSON object
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) json: bool,
    /// Print progress as JSON lines, then the JSON object
    #[arg(long, global = true, conflicts_with = "json", help_heading = "Global options")]
    pub(crate) json_lines: bool,
    /// Say nothing but data and errors
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub(crate) quiet: bool,
    /// Use colour: auto, always or never
    #[arg(
        long,
        global = true,
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "WHEN",
        help_heading = "Global options"
    )]
    pub(crate) color: ColorChoice,
    /// Never ask anything
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) no_input: bool,
    /// Answer every question with yes
    #[arg(long, short, global = true, help_heading = "Global options")]
    pub(crate) yes: bool,
    /// Show what hidden tags and collections leave out, too
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) include_hidden: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make images from a prompt
    #[command(visible_alias = "gen")]
    Generate(GenerateArgs),
    /// Make several images of one prompt (like generate -n 4)
    Batch(BatchArgs),
    /// Make an image from another one's recipe, with something changed
    Remix(RemixArgs),
    /// Run another image's recipe again with a new seed
    Regenerate(RegenerateArgs),
    /// List images, newest first
    List(ListArgs),
    /// Show images with their whole recipes
    Show(ShowArgs),
    /// Look at images in a bounded size, or all on one labelled sheet
    View(ViewArgs),
    /// Look at the queue
    Jobs(JobsArgs),
    /// List models, or show one with its price, limits and guide
    Models(ModelsArgs),
    /// Add, remove and list tags
    Tag(TagArgs),
    /// Give images a star
    Star(IdArgs),
    /// Take the star away
    Unstar(IdArgs),
    /// Put images into the trash (nothing is deleted)
    #[command(visible_alias = "delete")]
    Trash(IdArgs),
    /// Take images out of the trash
    Restore(IdArgs),
    /// Print the JSON schemas of all operations, or of one
    Schema(SchemaArgs),
    /// Show every setting, its value and where it comes from
    Config,
}

impl Command {
    /// Returns the command's name as it stands in JSON.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Generate(_) => "generate",
            Self::Batch(_) => "batch",
            Self::Remix(_) => "remix",
            Self::Regenerate(_) => "regenerate",
            Self::List(_) => "list",
            Self::Show(_) => "show",
            Self::View(_) => "view",
            Self::Jobs(jobs) => match jobs.command {
                JobsCommand::List { .. } => "jobs list",
                JobsCommand::Show { .. } => "jobs show",
            },
            Self::Models(_) => "models",
            Self::Tag(tag) => match tag.command {
                TagCommand::Add(_) => "tag add",
                TagCommand::Remove(_) => "tag remove",
                TagCommand::List => "tag list",
            },
            Self::Star(_) => "star",
            Self::Unstar(_) => "unstar",
            Self::Trash(_) => "trash",
            Self::Restore(_) => "restore",
            Self::Schema(_) => "schema",
            Self::Config => "config",
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
