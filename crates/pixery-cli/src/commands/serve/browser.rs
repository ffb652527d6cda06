//! Opening a link in the person's browser, without a shell in between.

use std::process::{Command, Stdio};

use crate::output::Output;

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
