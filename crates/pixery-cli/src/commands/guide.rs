//! `help agent`: the whole working guide for an agent.

use std::ffi::OsString;

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::Cli;
use crate::output::Output;

/// The guide, in Markdown, as it lies in the repository.
const GUIDE: &str = include_str!("../../guides/agent.md");

/// What `help agent` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AgentGuide {
    /// The guide, in Markdown.
    guide: &'static str,
}

/// Returns whether the command line is `pixery help agent`.
pub(super) fn is_asked_for(arguments: &[OsString]) -> bool {
    let mut words = arguments.iter().skip(1).filter(|word| !word.to_string_lossy().starts_with('-'));
    words.next().is_some_and(|word| word == "help")
        && words.next().is_some_and(|word| word == "agent")
        && words.next().is_none()
}

/// Prints the guide; with `--json` as one object.
pub(super) fn print(arguments: &[OsString]) -> u8 {
    // Everything but the two words, which clap would take for a command's.
    let flags: Vec<OsString> =
        arguments.iter().filter(|word| *word != "help" && *word != "agent").cloned().collect();
    let cli = match Cli::read(&flags) {
        Ok(cli) => cli,
        Err(error) => return crate::output::parse_error(&error, None),
    };
    let output = Output::new(&cli.global);
    match output.data("help", &AgentGuide { guide: GUIDE }, || GUIDE.to_owned()) {
        Ok(()) => 0,
        Err(failure) => failure.exit_code(),
    }
}
