//! The flags of the commands that help a shell.

use clap::{Args, ValueEnum};

/// `pixery completions`
#[derive(Debug, Args)]
#[command(after_help = "Models, tags, collections, presets and saved searches complete too, from your
library.

Examples:
  source <(pixery completions bash)                in ~/.bashrc
  source <(pixery completions zsh)                 in ~/.zshrc
  pixery completions fish | source                 in config.fish")]
pub(crate) struct CompletionsArgs {
    /// bash, zsh or fish
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub(crate) shell: Shell,
}

/// A shell that Pixery completes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
}

impl Shell {
    /// Returns the shell's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
        }
    }
}

/// `pixery man`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery man search | man -l -
  pixery man --dir ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// A command; the main page without one
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
    /// Write all pages into this folder instead
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(crate) dir: Option<std::path::PathBuf>,
}
