//! Every command and flag. Help texts are written for two readers: a person, and an agent that reads them once.

mod activity;
mod compare;
mod find;
mod focus;
mod generate;
mod jobs;
mod keys;
mod labels;
mod look;
mod money;
mod notes;
mod organise;
mod presets;
mod serve;
mod shell;
mod spend;

pub(crate) use activity::{LogArgs, RedoArgs, UndoArgs};
pub(crate) use compare::CompareArgs;
pub(crate) use find::{
    DuplicatesArgs, HistoryArgs, LineageArgs, SavedArgs, SavedCommand, SearchArgs, SimilarArgs, Sort,
    WatchArgs,
};
pub(crate) use focus::{OpenArgs, SelectedArgs, UiArgs, UiCommand};
pub(crate) use generate::{
    BatchArgs, FilingArgs, GenerateArgs, PromptArgs, RecipeArgs, RegenerateArgs, RemixArgs, SettingArgs,
};
pub(crate) use jobs::{
    FailuresArgs, JobsArgs, JobsCommand, ListJobsArgs, ResolveArgs, RetryArgs, WaitForArgs,
};
pub(crate) use keys::{KeysArgs, KeysCommand, ProviderArgs};
pub(crate) use labels::{
    CollectionArgs, CollectionCommand, FileArgs, ListTagsArgs, MoveArgs, ReorderArgs, TagArgs, TagCommand,
    TagEditArgs,
};
pub(crate) use look::{ListArgs, ModelsArgs, SchemaArgs, ShowArgs, ViewArgs};
pub(crate) use money::{BudgetArgs, BudgetCommand, CostArgs, SetBudgetArgs};
pub(crate) use notes::{NoteArgs, NoteCommand};
pub(crate) use organise::{
    MarkArgs, PurgeArgs, RegenThumbsArgs, RestoreArgs, SafeModeArgs, SelectionArgs, UpdateArgs,
};
pub(crate) use presets::{PresetArgs, PresetCommand, PresetCommandArgs, SavePresetArgs};
pub(crate) use serve::ServeArgs;
pub(crate) use shell::{CompletionsArgs, ManArgs};
pub(crate) use spend::{SpendArgs, WaitArgs, WorkerArgs};

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
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

  pixery help agent                  the whole working guide

Exit codes:
  0 ok · 1 failed · 2 usage · 3 key · 4 not found · 5 provider away, nothing
  charged · 6 rate limited · 7 budget or consent · 8 still running · 9 refused
  by policy · 10 uncertain, may have been charged · 130 interrupted

Ids may be written 140 or #140; `-` reads them from standard input.";

/// Names of the earlier Pixery that are commands of a command, or seldom wanted, by now. They work, and no help lists them.
const OLD_NAMES: [&str; 3] = ["untag", "tags", "regen-thumbs"];

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
        let arguments = &spared_terms(arguments)[..];
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

/// Returns the arguments with a space before each that is a term of a query, such as `-tag:draft`: clap would take it for `-t`
/// with the value `ag:draft`. The query's own reading skips the space.
fn spared_terms(arguments: &[OsString]) -> Cow<'_, [OsString]> {
    let is_term = |argument: &OsString| {
        let rest = argument.to_str().and_then(|argument| argument.strip_prefix('-'));
        rest.and_then(|rest| rest.split_once(':'))
            .is_some_and(|(key, _)| key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    if !arguments.iter().any(is_term) {
        return Cow::Borrowed(arguments);
    }
    let spared = |argument: &OsString| {
        if is_term(argument) { [OsStr::new(" "), argument].into_iter().collect() } else { argument.clone() }
    };
    Cow::Owned(arguments.iter().map(spared).collect())
}

/// Returns the row of the command with that name or alias.
fn row_of(argument: &OsString) -> Option<&'static Row> {
    let argument = argument.to_str().filter(|argument| !argument.is_empty())?;
    COMMANDS.iter().find(|row| row.name == argument || row.alias == argument)
}

/// Returns the command that a line names, as it stands in JSON, also when the line can't be read; empty when it names none.
pub(crate) fn named_in(arguments: &[OsString]) -> String {
    let mut known = command();
    let mut names = Vec::new();
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        known.build();
        let Some(found) = known.find_subcommand(word).cloned() else {
            // A flag or its value before the command; behind it, the first that is no command ends the name.
            if names.is_empty() { continue } else { break }
        };
        names.push(found.get_name().to_owned());
        known = found;
    }
    names.join(" ")
}

/// Returns the whole command line as clap knows it.
pub(crate) fn command() -> clap::Command {
    command_with(COMMANDS)
}

/// Returns the whole command line with every command's flags in place, for whoever walks all of it.
pub(crate) fn whole_command() -> clap::Command {
    let whole = |row: &Row| {
        let command = (row.flags)(clap::Command::new(row.name));
        if row.alias.is_empty() { command } else { command.visible_alias(row.alias) }
    };
    command_with([]).subcommands(COMMANDS.iter().map(whole))
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
        let command = command.hide(OLD_NAMES.contains(&row.name));
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
    "remix" "Make an image from another's recipe, with something changed" => Remix(RemixArgs);
    "regenerate" "Run another image's recipe again with a new seed" => Regenerate(RegenerateArgs);
    "compare-models" "Make one image with each of several models" => CompareModels(CompareArgs);
    "preset" "Keep prompt templates with {variables} under a name" => Preset(PresetCommandArgs);
    "list" "List images, newest first" => List(ListArgs);
    "search" "Find images by words, tags and everything else (a query)" => Search(SearchArgs);
    "history" "List prompts that were used before, each once" => History(HistoryArgs);
    "saved" "Save searches under a name, and run them" => Saved(SavedArgs);
    "show" "Show images with their whole recipes" => Show(ShowArgs);
    "view" "Look at images in a bounded size, or all on one labelled sheet" => View(ViewArgs);
    "lineage" "Show what an image came from, and what came from it" => Lineage(LineageArgs);
    "similar" "Find images that look like one" => Similar(SimilarArgs);
    "duplicates" "Find images that are there twice" => Duplicates(DuplicatesArgs);
    "jobs" "Look at the queue; wait, cancel, retry, decide" => Jobs(JobsArgs);
    "failures" "List what failed or needs a decision" => Failures(FailuresArgs);
    "budget" "Say how much may be spent in a day or a month" => Budget(BudgetArgs);
    "cost" "Show what was spent, by day, model, provider or actor" => Cost(CostArgs);
    "models" "List models, or show one with its price, limits and guide" => Models(ModelsArgs);
    "keys" "Keep, name, try and remove the providers' keys" => Keys(KeysArgs);
    "tag" "Add, remove, rename, merge, colour, hide and list tags" => Tag(TagArgs);
    "collection" "Gather images: create, fill, order, describe, hide" => Collection(CollectionArgs);
    "star" "Give images a star" => Star(MarkArgs);
    "unstar" "Take the star away" => Unstar(MarkArgs);
    "reject" "Turn images down (they are dimmed, not trashed)" => Reject(MarkArgs);
    "unreject" "Take that back" => Unreject(MarkArgs);
    "update" "Change titles and prompts" => Update(UpdateArgs);
    "note" "Leave notes on images, and answer them" => Note(NoteArgs);
    "trash" ("delete") "Put images into the trash (nothing is deleted)" => Trash(MarkArgs);
    "restore" "Take images out of the trash" => Restore(RestoreArgs);
    "purge" "Delete trashed images for good (asks first)" => Purge(PurgeArgs);
    "undo" "Take back what was done" => Undo(UndoArgs);
    "redo" "Take an undo back" => Redo(RedoArgs);
    "log" "List what was done, and by whom" => Log(LogArgs);
    "safe-mode" "Leave sensitive images out everywhere, or show them" => SafeMode(SafeModeArgs);
    "watch" "Print what changes, as it happens, one JSON object a line" => Watch(WatchArgs);
    "serve" "Show the gallery in a browser, also from another machine" => Serve(ServeArgs);
    "selection" "Tell what the person has selected in the gallery" => Selection(SelectedArgs);
    "open" "Show an image in the gallery, or in the system's viewer" => Open(OpenArgs);
    "ui" "Ask the gallery to compare or highlight images" => Ui(UiArgs);
    "schema" "Print the JSON schemas of all operations, or of one" => Schema(SchemaArgs);
    "worker" "Run everybody's queued jobs (started by itself when needed)" => Worker(WorkerArgs);
    "untag" "Take tags off images (tag remove)" => Untag(TagEditArgs);
    "tags" "List tags with their counts (tag list)" => Tags(ListTagsArgs);
    "regen-thumbs" "Make thumbnails anew" => RegenThumbs(RegenThumbsArgs);
    "config" "Show every setting, its value and where it comes from" => Config(ConfigArgs);
    "completions" "Print what makes a shell complete Pixery's commands" => Completions(CompletionsArgs);
    "man" "Print a manual page, or write all of them" => Man(ManArgs);
}

/// `pixery config`
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {}

impl Command {
    /// Returns whether the command may be the first that is done to a library: it makes something, or needs nothing to be there.
    pub(crate) fn may_begin_a_library(&self) -> bool {
        match self {
            Self::Generate(_)
            | Self::Batch(_)
            | Self::CompareModels(_)
            | Self::Models(_)
            | Self::Worker(_)
            | Self::Serve(_) => true,
            Self::Preset(args) => matches!(args.command, PresetCommand::Save(_)),
            Self::Collection(args) => matches!(args.command, CollectionCommand::Create { .. }),
            Self::Saved(args) => matches!(args.command, SavedCommand::Add { .. }),
            Self::Budget(args) => matches!(args.command, BudgetCommand::Set(_)),
            _ => false,
        }
    }

    /// Returns the command's name as it stands in JSON.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Generate(_) => "generate",
            Self::Batch(_) => "batch",
            Self::Remix(_) => "remix",
            Self::Regenerate(_) => "regenerate",
            Self::CompareModels(_) => "compare-models",
            Self::Preset(preset) => match preset.command {
                PresetCommand::Save(_) => "preset save",
                PresetCommand::List => "preset list",
                PresetCommand::Show { .. } => "preset show",
                PresetCommand::Rename { .. } => "preset rename",
                PresetCommand::Delete { .. } => "preset delete",
            },
            Self::List(_) => "list",
            Self::Search(_) => "search",
            Self::History(_) => "history",
            Self::Saved(saved) => match saved.command {
                SavedCommand::Add { .. } => "saved add",
                SavedCommand::List => "saved list",
                SavedCommand::Run { .. } => "saved run",
                SavedCommand::Rename { .. } => "saved rename",
                SavedCommand::Delete { .. } => "saved delete",
            },
            Self::Lineage(_) => "lineage",
            Self::Similar(_) => "similar",
            Self::Duplicates(_) => "duplicates",
            Self::Watch(_) => "watch",
            Self::Selection(_) => "selection",
            Self::Open(_) => "open",
            Self::Ui(ui) => match ui.command {
                UiCommand::Compare { .. } => "ui compare",
                UiCommand::Highlight { .. } => "ui highlight",
            },
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
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
                TagCommand::Rename { .. } => "tag rename",
                TagCommand::Merge { .. } => "tag merge",
                TagCommand::Color { .. } => "tag color",
                TagCommand::Delete { .. } => "tag delete",
                TagCommand::Hide(_) => "tag hide",
                TagCommand::Show(_) => "tag show",
            },
            Self::Untag(_) => "tag remove",
            Self::Tags(_) => "tag list",
            Self::Collection(collection) => match collection.command {
                CollectionCommand::Create { .. } => "collection create",
                CollectionCommand::List { .. } => "collection list",
                CollectionCommand::Add(_) => "collection add",
                CollectionCommand::Remove(_) => "collection remove",
                CollectionCommand::Reorder(_) => "collection reorder",
                CollectionCommand::Move(_) => "collection move",
                CollectionCommand::Rename { .. } => "collection rename",
                CollectionCommand::Describe { .. } => "collection describe",
                CollectionCommand::Delete { .. } => "collection delete",
                CollectionCommand::Hide(_) => "collection hide",
                CollectionCommand::Show(_) => "collection show",
            },
            Self::Note(note) => match note.command {
                NoteCommand::Add { .. } => "note add",
                NoteCommand::List { .. } => "note list",
                NoteCommand::Reply { .. } => "note reply",
                NoteCommand::Resolve { .. } => "note resolve",
                NoteCommand::Delete { .. } => "note delete",
            },
            Self::Reject(_) => "reject",
            Self::Unreject(_) => "unreject",
            Self::Update(_) => "update",
            Self::Purge(_) => "purge",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
            Self::Log(_) => "log",
            Self::SafeMode(_) => "safe-mode",
            Self::Star(_) => "star",
            Self::Unstar(_) => "unstar",
            Self::Trash(_) => "trash",
            Self::Restore(_) => "restore",
            Self::Serve(_) => "serve",
            Self::Schema(_) => "schema",
            Self::Failures(_) => "failures",
            Self::Budget(budget) => match budget.command {
                BudgetCommand::Show => "budget show",
                BudgetCommand::Set(_) => "budget set",
            },
            Self::Cost(_) => "cost",
            Self::Worker(_) => "worker",
            Self::RegenThumbs(_) => "regen-thumbs",
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
        assert_eq!(read("pixery list -tag:draft fox -q").unwrap().0, Some("list"));
        assert_eq!(read("pixery help list").unwrap_err().kind(), clap::error::ErrorKind::DisplayHelp);
    }
}
