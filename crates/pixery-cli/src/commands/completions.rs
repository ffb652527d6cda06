//! `completions`: what makes a shell complete, and the answers when it asks. The shell calls `pixery` with `COMPLETE` set; what
//! tags, models, collections, presets and saved searches there are is looked up then.

use std::ffi::OsStr;

use clap::{Arg, Command};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use pixery_core::domain::Part;
use pixery_core::domain::query::{KEYS, State};
use pixery_core::ops::collections::{self, ListCollections};
use pixery_core::ops::models::{self, ListModels};
use pixery_core::ops::presets::{self, ListPresets};
use pixery_core::ops::saved::{self, ListSavedSearches};
use pixery_core::ops::tags::{self, ListTags};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::{self, Cli, CompletionsArgs};
use crate::context::Context;
use crate::failure::Failure;

/// What `completions` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Completion<'a> {
    shell: &'a str,
    /// What the shell is to read.
    script: &'a str,
}

pub(super) fn completions(context: &Context, command: &str, args: &CompletionsArgs) -> Result<(), Failure> {
    let shell = args.shell.name();
    let script = match shell {
        "bash" => BASH.to_owned(),
        shell => registration(shell)?,
    };
    context.output.data(command, &Completion { shell, script: &script }, || script.clone())
}

/// Bash alone takes what it is answered as it stands: a tag called `$(…)` would run, and one with a blank would be two words.
const BASH: &str = include_str!("completions.bash");

/// Returns the script of a shell that quotes by itself.
fn registration(shell: &str) -> Result<String, Failure> {
    let completer = Shells::builtins();
    let completer = completer
        .completer(shell)
        .ok_or_else(|| Failure::usage(format!("no completions for {shell}"), ""))?;
    let mut script = Vec::new();
    let written = completer.write_registration("COMPLETE", "pixery", "pixery", "pixery", &mut script);
    written.map_err(|error| Failure::from(pixery_core::Error::Internal(error.to_string())))?;
    Ok(String::from_utf8_lossy(&script).into_owned())
}

/// Answers a shell that asks for completions, and ends the process then. Does nothing for any other caller.
pub fn answer_shell() {
    CompleteEnv::with_factory(completable).bin("pixery").complete();
}

fn completable() -> Command {
    with_values(cli::whole_command())
}

fn with_values(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(with_value);
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, with_values))
}

fn with_value(argument: Arg) -> Arg {
    let name = argument.get_value_names().and_then(<[_]>::first).map(|name| name.to_string());
    // Many values are a NAME; which one says the flag.
    let is_collection = argument.get_long() == Some("collection");
    match name.as_deref() {
        Some("NAME") if is_collection => {
            argument.add(ArgValueCompleter::new(|typed: &OsStr| whole(typed, collections())))
        }
        Some("MODEL") => argument.add(ArgValueCompleter::new(|typed: &OsStr| whole(typed, models()))),
        Some("TAG,…") => argument.add(ArgValueCompleter::new(|typed: &OsStr| last_of_list(typed, &tags()))),
        Some("TAG" | "INTO") => argument.add(ArgValueCompleter::new(|typed: &OsStr| whole(typed, tags()))),
        Some("MODEL,…") => {
            argument.add(ArgValueCompleter::new(|typed: &OsStr| last_of_list(typed, &models())))
        }
        Some("COLLECTION") => {
            argument.add(ArgValueCompleter::new(|typed: &OsStr| whole(typed, collections())))
        }
        Some("PRESET") => argument.add(ArgValueCompleter::new(|typed: &OsStr| whole(typed, presets()))),
        Some("SEARCH") => argument.add(ArgValueCompleter::new(|typed: &OsStr| whole(typed, searches()))),
        Some("QUERY") => argument.add(ArgValueCompleter::new(|typed: &OsStr| term(typed))),
        _ => argument,
    }
}

/// Completes a value.
fn whole(typed: &OsStr, values: impl IntoIterator<Item = String>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_lowercase();
    let fits = values.into_iter().filter(|value| value.to_lowercase().starts_with(&typed));
    fits.map(CompletionCandidate::new).collect()
}

/// Completes the last value of a list.
fn last_of_list(typed: &OsStr, values: &[String]) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let (before, last) = typed.rsplit_once(',').map_or(("", &*typed), |(before, last)| (before, last));
    let before = if before.is_empty() { String::new() } else { format!("{before},") };
    whole(OsStr::new(last), values.iter().cloned())
        .into_iter()
        .map(|candidate| candidate.add_prefix(before.as_str()))
        .collect()
}

/// Completes a term of a query: its key, then its value.
fn term(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let Some((key, value)) = typed.split_once(':') else {
        return whole(OsStr::new(&*typed), KEYS.iter().map(|key| format!("{}:", key.name)));
    };
    let values = match key {
        "tag" | "-tag" => tags(),
        "collection" | "-collection" => collections(),
        "model" | "-model" => models(),
        "is" | "-is" => State::ALL.iter().map(|state| state.name().to_owned()).collect(),
        "has" | "-has" => Part::ALL.iter().map(|part| part.name().to_owned()).collect(),
        _ => Vec::new(),
    };
    // A value with a space needs quotes of the query inside of quotes of the shell, which not every shell adds.
    let bare = values.into_iter().filter(|value| !value.contains(char::is_whitespace));
    whole(OsStr::new(value), bare)
        .into_iter()
        .map(|candidate| candidate.add_prefix(format!("{key}:")))
        .collect()
}

fn tags() -> Vec<String> {
    let list = |context: &Context| {
        pollster::block_on(tags::list(context.library()?, ListTags::default())).map_err(Failure::from)
    };
    from_library(list)
        .map_or_else(Vec::new, |page| page.items.iter().map(|tag| tag.name.to_string()).collect())
}

fn models() -> Vec<String> {
    let list = |context: &Context| {
        pollster::block_on(models::list(context.library()?, ListModels {})).map_err(Failure::from)
    };
    from_library(list)
        .map_or_else(Vec::new, |page| page.items.iter().map(|model| model.id.to_string()).collect())
}

fn collections() -> Vec<String> {
    let list = |context: &Context| {
        let request = ListCollections::default();
        pollster::block_on(collections::list(context.library()?, request)).map_err(Failure::from)
    };
    from_library(list).map_or_else(Vec::new, |page| {
        page.items.iter().map(|collection| collection.name.to_string()).collect()
    })
}

fn presets() -> Vec<String> {
    let list = |context: &Context| {
        pollster::block_on(presets::list(context.library()?, ListPresets {})).map_err(Failure::from)
    };
    from_library(list)
        .map_or_else(Vec::new, |page| page.items.iter().map(|preset| preset.name.to_string()).collect())
}

fn searches() -> Vec<String> {
    let list = |context: &Context| {
        pollster::block_on(saved::list(context.library()?, ListSavedSearches {})).map_err(Failure::from)
    };
    from_library(list)
        .map_or_else(Vec::new, |page| page.items.iter().map(|search| search.name.to_string()).collect())
}

/// Asks the library that the settings name; a shell that completes is told nothing of what goes wrong.
fn from_library<T>(ask: impl FnOnce(&Context) -> Result<T, Failure>) -> Option<T> {
    let cli = Cli::read(&["pixery".into()]).ok()?;
    let context = Context::new(cli.global, &[], None);
    // Completing makes no library.
    let library = context.settings().ok()?.library.value;
    if !library.join("library.db").is_file() {
        return None;
    }
    ask(&context).ok()
}
