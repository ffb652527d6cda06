//! Opening a link in the person's browser, without a shell in between.

use std::process::{Command, Stdio};

use crate::output::Output;

/// Returns whether there is a screen that a browser could open on, and somebody in front of it.
#[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
pub(super) fn is_at_hand() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
        return false;
    }
    cfg!(any(target_os = "macos", windows)) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Opens a link. What fails is said; the link stands on the terminal.
pub(super) fn open(link: &str, output: &Output) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new("xdg-open")
    };
    command.arg(link).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        // Waited for, so that it leaves no zombie behind.
        Ok(mut child) => drop(std::thread::spawn(move || child.wait())),
        Err(_) => output.say("no browser could be opened; open the link yourself"),
    }
}
