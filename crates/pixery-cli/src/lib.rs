//! The command line of Pixery, as a library: the `pixery` binary runs it, and the window takes its settings and its calling of
//! workers from here, so that both mean the same library, keys and budgets.
//!
//! - `cli`: every command and flag. `settings`: where values come from. `context`: the library, opened when needed.
//! - `commands`: one file per noun. `output`: the only code that writes to the terminal.
//! - `failure`: errors, their exit codes, and partial success. `window`: what the window takes.

#![forbid(unsafe_code)]

mod cli;
mod commands;
mod context;
mod failure;
mod output;
mod settings;
pub mod window;

pub use commands::{answer_shell, run};
