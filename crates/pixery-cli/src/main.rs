//! `pixery`: the command line. It parses, calls the core's typed functions, and prints.
//!
//! - [`cli`]: every command and flag. [`settings`]: where values come from. [`context`]: the library, opened when needed.
//! - [`commands`]: one file per noun. [`output`]: the only code that writes to the terminal.
//! - [`failure`]: errors, their exit codes, and partial success.

#![forbid(unsafe_code)]

mod cli;
mod commands;
mod context;
mod failure;
mod output;
mod settings;

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "faults")]
    arm_faults();
    #[expect(clippy::disallowed_methods, reason = "this is the door that reads argv")]
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    #[expect(clippy::disallowed_methods, reason = "a shell asks for completions through the environment")]
    if std::env::var_os("COMPLETE").is_some() {
        commands::answer_shell();
    }
    ExitCode::from(commands::run(&arguments))
}

/// Arms the faults that a test asked for.
#[cfg(feature = "faults")]
#[expect(clippy::disallowed_methods, reason = "this is the door that reads the environment")]
fn arm_faults() {
    if let Ok(words) = std::env::var("PIXERY_FAULTS") {
        pixery_core::faults::arm(&words);
    }
}
