//! `pixery` without a command: the gallery in its window, where there is one to open.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use pixery_core::{ErrorBody, ErrorCode};

use super::screen;
use crate::context::Context;
use crate::failure::Failure;
use crate::settings::is_agent_calling;

/// Opens the window and returns whether one was opened. An agent gets none: what it wants to see is the help.
///
/// # Errors
/// A failure when the window's program is there and can't be started.
pub(super) fn open(context: &Context) -> Result<bool, Failure> {
    let Some(program) = program().filter(|_| screen::is_at_hand() && !is_agent_calling()) else {
        return Ok(false);
    };
    let mut command = Command::new(&program);
    if let Some(library) = &context.global.library {
        command.arg("--library").arg(library);
    }
    // What goes wrong is said where a person reads it; whoever reads a pipe to its end must not wait for the window to close.
    let says = if std::io::stderr().is_terminal() { Stdio::inherit() } else { Stdio::null() };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(says);
    // Ctrl-C in this terminal is not meant for the window.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().map_err(|error| ErrorBody {
        code: ErrorCode::Internal,
        message: format!("{} can't be started: {error}", program.display()),
        hint: "`pixery serve` shows the gallery in a browser".to_owned(),
    })?;
    context.output.say("the gallery opens in its window; `pixery --help` lists the commands");
    Ok(true)
}

/// Returns the window's program: the one beside this one, as bundles have it, else the first on the path.
fn program() -> Option<PathBuf> {
    let name = format!("pixery-desktop{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().ok().and_then(|program| program.parent().map(PathBuf::from));
    #[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    let folders = here.into_iter().chain(std::env::split_paths(&path).filter(|folder| folder.is_absolute()));
    folders.map(|folder| folder.join(&name)).find(|program| program.is_file())
}
