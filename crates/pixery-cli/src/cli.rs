//! Every command and flag. Help texts are written for two readers: a person, and an agent that reads them once.

mod generate;
mod jobs;
mod keys;
mod look;
mod money;
mod organise;
mod spend;

pub(crate) use generate::{
    BatchArgs, FilingArgs, GenerateArgs, PromptArgs, RecipeArgs, RegenerateArgs, RemixArgs, SettingArgs,
};
pub(crate) use jobs::{
    FailuresArgs, JobsArgs, JobsCommand, ListJobsArgs, ResolveArgs, RetryArgs, WaitForArgs,
};
pub(crate) use keys::{KeysArgs, KeysCommand, ProviderArgs};
pub(crate) use look::{ListArgs, ModelsArgs, SchemaArgs, ShowArgs, ViewArgs};
pub(crate) use money::{BudgetArgs, BudgetCommand, CostArgs, SetBudgetArgs};
pub(crate) use organise::{IdArgs, TagArgs, TagCommand, TagEditArgs};
pub(crate) use spend::{SpendArgs, WaitArgs, WorkerArgs};

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgMatches, Args, ColorChoice, FromArgMatches};

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

/// A command line, read.
#[derive(Debug)]
pub(crate) struct Cli {
    /// The flags that every command takes.
    pub(crate) global: GlobalArgs,
    /// The command; nothing when none was named.
    pub(crate) command: Option<Command>,
}

impl Cli {
    /// Reads a command line.
    ///
    /// # Errors
    /// What clap has to say, help included.
    pub(crate) fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        // What fails here may be a mistake, a call for help, or a flag's value that looks like a command.
        if let Some(row) = arguments.iter().skip(1).find_map(|argument| row_of(argument))
            && let Ok(cli) = Self::read_as(command_with([row]), arguments)
        {
            return Ok(cli);
        }
        Self::read_as(command(), arguments)
    }

    fn read_as(mut command: clap::Command, arguments: &[OsString]) -> Result<Self, clap::Error> {
        let matches = command.try_get_matches_from_mut(arguments);
        // The process ends soon: taking the flags apart would cost as much as parsing them.
        std::mem::forget(command);
        let mut matches = matches?;
        let named = matches.remove_subcommand();
        let global = GlobalArgs::from_arg_matches_mut(&mut matches)?;
        let command = named.and_then(|(name, mut matches)| {
            COMMANDS.iter().find(|row| row.name == name).map(|row| (row.read)(&mut matches))
        });
        Ok(Self { global, command: command.transpose()? })
    }
}

/// Returns the row of the command with that name or alias.
fn row_of(argument: &OsString) -> Option<&'static Row> {
    let argument = argument.to_str().filter(|argument| !argument.is_empty())?;
    COMMANDS.iter().find(|row| row.name == argument || row.alias == argument)
}

/// Returns the whole command line as clap knows it.
pub(crate) fn command() -> clap::Command {
    command_with(COMMANDS)
}

/// Returns the command line with some of the commands: most processes run one, and the others' names, flags and help would be
/// a tenth of what `pixery list` costs. Even so a command's own flags are added only when clap comes upon its name.
fn command_with(rows: impl IntoIterator<Item = &'static Row>) -> clap::Command {
    let root = clap::Command::new("pixery")
        .about("Makes images with AI models and keeps them")
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(EXAMPLES)
        .max_term_width(80);
    let rows = rows.into_iter().map(|row| {
        let command = clap::Command::new(row.name).about(row.about).defer(row.flags);
        if row.alias.is_empty() { command } else { command.visible_alias(row.alias) }
    });
    GlobalArgs::augment_args(root).about("Makes images with AI models and keeps them").subcommands(rows)
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

/// One command of the table.
struct Row {
    name: &'static str,
    alias: &'static str,
    about: &'static str,
    flags: fn(clap::Command) -> clap::Command,
    read: fn(&mut ArgMatches) -> Result<Command, clap::Error>,
}

/// Writes [`Command`] and the table from one line each: `"name" ("alias") "what it does" => Variant(Flags);`
macro_rules! commands {
    ($( $name:literal $(($alias:literal))? $about:literal => $variant:ident($flags:ty); )*) => {
        /// A command with its flags.
        #[derive(Debug)]
        pub(crate) enum Command {
            $( $variant($flags), )*
        }

        const COMMANDS: &[Row] = &[$( Row {
            name: $name,
            alias: concat!($($alias)?),
            about: $about,
            flags: |command| <$flags>::augment_args(command).about($about).long_about(None),
            read: |matches| <$flags>::from_arg_matches_mut(matches).map(Command::$variant),
        } ),*];
    };
}

commands! {
    "generate" ("gen") "Make images from a prompt" => Generate(GenerateArgs);
    "batch" "Make several images of one prompt (like generate -n 4)" => Batch(BatchArgs);
    "remix" "Make an image from another one's recipe, with something changed" => Remix(RemixArgs);
    "regenerate" "Run another image's recipe again with a new seed" => Regenerate(RegenerateArgs);
    "list" "List images, newest first" => List(ListArgs);
    "show" "Show images with their whole recipes" => Show(ShowArgs);
    "view" "Look at images in a bounded size, or all on one labelled sheet" => View(ViewArgs);
    "jobs" "Look at the queue; wait, cancel, retry, decide" => Jobs(JobsArgs);
    "failures" "List what failed or needs a decision" => Failures(FailuresArgs);
    "budget" "Say how much may be spent in a day or a month" => Budget(BudgetArgs);
    "cost" "Show what was spent, by day, model, provider or actor" => Cost(CostArgs);
    "models" "List models, or show one with its price, limits and guide" => Models(ModelsArgs);
    "keys" "Keep, name, try and remove the providers' keys" => Keys(KeysArgs);
    "tag" "Add, remove and list tags" => Tag(TagArgs);
    "star" "Give images a star" => Star(IdArgs);
    "unstar" "Take the star away" => Unstar(IdArgs);
    "trash" ("delete") "Put images into the trash (nothing is deleted)" => Trash(IdArgs);
    "restore" "Take images out of the trash" => Restore(IdArgs);
    "schema" "Print the JSON schemas of all operations, or of one" => Schema(SchemaArgs);
    "worker" "Run everybody's queued jobs (started by itself when needed)" => Worker(WorkerArgs);
    "config" "Show every setting, its value and where it comes from" => Config(ConfigArgs);
}

/// `pixery config`
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {}

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
                JobsCommand::List(_) => "jobs list",
                JobsCommand::Show { .. } => "jobs show",
                JobsCommand::Wait(_) => "jobs wait",
                JobsCommand::Cancel { .. } => "jobs cancel",
                JobsCommand::Retry(_) => "jobs retry",
                JobsCommand::Dismiss { .. } => "jobs dismiss",
                JobsCommand::Resolve(_) => "jobs resolve",
            },
            Self::Models(_) => "models",
            Self::Keys(keys) => match keys.command {
                KeysCommand::Set(_) => "keys set",
                KeysCommand::List => "keys list",
                KeysCommand::Test(_) => "keys test",
                KeysCommand::Remove(_) => "keys remove",
            },
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
            Self::Failures(_) => "failures",
            Self::Budget(budget) => match budget.command {
                BudgetCommand::Show => "budget show",
                BudgetCommand::Set(_) => "budget set",
            },
            Self::Cost(_) => "cost",
            Self::Worker(_) => "worker",
            Self::Config(_) => "config",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn a_flags_value_that_looks_like_a_command_is_a_value() {
        let read = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            Cli::read(&words).map(|cli| (cli.command.map(|command| command.name()), cli.global.library))
        };
        let library = |name: &str| Some(PathBuf::from(name));
        assert_eq!(read("pixery --library list show 3").unwrap(), (Some("show"), library("list")));
        assert_eq!(read("pixery --library gen").unwrap(), (None, library("gen")));
        assert_eq!(read("pixery gen list --library x").unwrap(), (Some("generate"), library("x")));
        assert_eq!(read("pixery help list").unwrap_err().kind(), clap::error::ErrorKind::DisplayHelp);
    }
}
