//! `pixery`: hands argv to the command line. What it does is in the library beside it.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(feature = "faults")]
    arm_faults();
    #[expect(clippy::disallowed_methods, reason = "this is the door that reads argv")]
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    #[expect(clippy::disallowed_methods, reason = "a shell asks for completions through the environment")]
    if std::env::var_os("COMPLETE").is_some() {
        pixery_cli::answer_shell();
    }
    ExitCode::from(pixery_cli::run(&arguments))
}

/// Arms the faults that a test asked for.
#[cfg(feature = "faults")]
#[expect(clippy::disallowed_methods, reason = "this is the door that reads the environment")]
fn arm_faults() {
    if let Ok(words) = std::env::var("PIXERY_FAULTS") {
        pixery_core::faults::arm(&words);
    }
}
