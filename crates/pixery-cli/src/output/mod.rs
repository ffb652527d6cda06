//! The only code that writes to the terminal. Standard output is data, standard error is talk; each is checked for a
//! terminal by itself.

mod excerpt;
mod human;
mod json;
mod progress;
mod table;
mod text;

use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ColorChoice;
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::GlobalArgs;
use crate::failure::Failure;

pub(crate) use human::{
    Page, alike_table, budgets_table, cancelled_jobs, collections_table, comparison, costs_csv, costs_table,
    explained_page, facts, generation_page, guide_page, hits_table, job_page, jobs_table, lineage_tree,
    list_table, log_table, made_lines, model_page, models_table, notes_table, plan, plans, preset_page,
    presets_table, prompts_table, refreshed_page, saved_table, selection_page, tags_table, undone_lines,
};
pub(crate) use progress::Progress;
pub(crate) use text::{Ink, clean};

/// The version of the JSON shapes; only additions happen within one.
pub(crate) const JSON_VERSION: u32 = 1;

/// How data is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// For a person.
    Human,
    /// One JSON object.
    Json,
    /// Progress as JSON lines, then the object.
    JsonLines,
}

/// The terminal of one command.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) shape: Shape,
    quiet: bool,
    color: ColorChoice,
    /// The reader of standard output went away (`| head -1`): nothing more is printed, and that is no error.
    closed: AtomicBool,
    /// Why data could not be written, where that is an error: a full disk behind `>`.
    lost: OnceLock<io::Error>,
}

impl Output {
    /// Returns the terminal that the flags ask for.
    pub(crate) fn new(global: &GlobalArgs) -> Self {
        let shape = match (global.json, global.json_lines) {
            (true, _) => Shape::Json,
            (_, true) => Shape::JsonLines,
            _ => Shape::Human,
        };
        Self {
            shape,
            quiet: global.quiet,
            color: global.color,
            closed: AtomicBool::new(false),
            lost: OnceLock::new(),
        }
    }

    /// Returns one that nobody reads.
    pub(crate) fn silent() -> Self {
        Self {
            shape: Shape::Human,
            quiet: true,
            color: ColorChoice::Never,
            closed: AtomicBool::new(true),
            lost: OnceLock::new(),
        }
    }

    /// Returns the ink for standard output.
    pub(crate) fn ink(&self) -> Ink {
        Ink::new(self.color, io::stdout().is_terminal())
    }

    /// Returns the ink for standard error.
    pub(crate) fn error_ink(&self) -> Ink {
        Ink::new(self.color, io::stderr().is_terminal())
    }

    /// Returns the width of the terminal that data goes to; nothing when it goes elsewhere.
    pub(crate) fn width(&self) -> Option<usize> {
        io::stdout()
            .is_terminal()
            .then(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)))
    }

    /// Returns what a page of prose on standard output is laid out for: the terminal, but no lines too long to read.
    pub(crate) fn page(&self) -> Page {
        Page { ink: self.ink(), width: self.width().unwrap_or(80).clamp(40, 100) - 2 }
    }

    /// Prints data as JSON, or as the text that `human` writes.
    pub(crate) fn data<T: Serialize>(
        &self,
        command: &str,
        data: &T,
        human: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match self.shape {
            Shape::Human => self.print(&human()),
            Shape::Json | Shape::JsonLines => self.print(&json::success(command, data)?),
        }
        Ok(())
    }

    /// Prints one JSON line of a stream.
    pub(crate) fn line<T: Serialize>(&self, event: &T) {
        if self.shape == Shape::JsonLines
            && let Ok(text) = serde_json::to_string(event)
        {
            self.print(&format!("{text}\n"));
        }
    }

    /// Prints one JSON line of a command whose data is a stream, whatever the shape.
    pub(crate) fn stream<T: Serialize>(&self, event: &T) {
        if let Ok(text) = serde_json::to_string(event) {
            self.print(&format!("{text}\n"));
        }
    }

    /// Returns whether the reader of standard output is known to have gone away.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Returns whether the reader of standard output has gone away, as the system knows it before anything is written.
    pub(crate) fn is_unread(&self) -> bool {
        self.is_closed() || is_hung_up()
    }

    /// Says something to the person on standard error, unless asked to be quiet.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet && self.shape == Shape::Human {
            write_error(&format!("{text}\n"));
        }
    }

    /// Asks a person on standard error; anything but yes is no.
    pub(crate) fn ask(&self, question: &str) -> bool {
        write_error(&format!("{} [y/N] ", clean(question)));
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer);
        read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// Returns whether talk and progress are wanted.
    pub(crate) fn is_talkative(&self) -> bool {
        !self.quiet && self.shape == Shape::Human
    }

    /// Prints a failure: JSON on standard output where JSON was asked for, else words on standard error.
    pub(crate) fn failure(&self, command: &str, failure: &Failure) {
        match self.shape {
            Shape::Json | Shape::JsonLines => self.print(&json::failure(command, failure)),
            Shape::Human => write_error(&human::failure(failure, self.error_ink())),
        }
    }

    /// Returns why data was lost on its way out, if it was.
    pub(crate) fn lost(&self) -> Option<&io::Error> {
        self.lost.get()
    }

    /// Writes to standard output; stops for good when its reader went away.
    pub(crate) fn print(&self, text: &str) {
        if self.closed.load(Ordering::Relaxed) {
            return;
        }
        let mut stdout = io::stdout().lock();
        if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            self.closed.store(true, Ordering::Relaxed);
            if error.kind() != io::ErrorKind::BrokenPipe {
                let _first_error_counts = self.lost.set(error);
            }
        }
    }
}

/// Prints a line of data from another thread than the command's own. A reader that went away is found out by the command.
pub(crate) fn print_aside(line: &str) {
    let _nobody_reads = writeln!(io::stdout().lock(), "{line}");
}

/// Asks the system whether the other end of standard output is closed.
#[cfg(unix)]
fn is_hung_up() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdout = io::stdout();
    let mut standard_output = [PollFd::new(&stdout, PollFlags::empty())];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut standard_output, Some(&now)).is_ok()
        && standard_output[0].revents().intersects(PollFlags::ERR | PollFlags::HUP)
}

#[cfg(not(unix))]
fn is_hung_up() -> bool {
    false
}

/// Writes to standard error; where even that is closed there is nobody to tell.
pub(crate) fn write_error(text: &str) {
    let _nobody_reads = io::stderr().lock().write_all(text.as_bytes());
}

/// What `--version` prints as JSON.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct VersionText {
    /// The program's version.
    version: &'static str,
}

/// What `--help` prints as JSON.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct HelpText {
    /// The help, as a person reads it.
    help: String,
}

/// Prints the help or the version that was asked for.
fn print_asked_for(error: &clap::Error, json_for: Option<&str>) -> u8 {
    let Some(command) = json_for else {
        let _nobody_reads = error.print();
        return 0;
    };
    let text = match error.kind() {
        clap::error::ErrorKind::DisplayVersion => {
            json::success(command, &VersionText { version: env!("CARGO_PKG_VERSION") })
        }
        _ => json::success(command, &HelpText { help: error.to_string() }),
    };
    match text {
        Ok(text) => {
            let _nobody_reads = io::stdout().lock().write_all(text.as_bytes());
            0
        }
        Err(failure) => failure.exit_code(),
    }
}

/// Prints what clap has to say: help to standard output, a wrong command line as a failure; as JSON, bearing the command that was
/// meant, where that is given.
pub(crate) fn parse_error(error: &clap::Error, json_for: Option<String>) -> u8 {
    if !error.use_stderr() {
        return print_asked_for(error, json_for.as_deref());
    }
    if let Some(command) = json_for {
        let text = error.to_string();
        let said = text.split("\n\nUsage").next().unwrap_or_default().trim_start_matches("error: ");
        let message = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let hint = match command.as_str() {
            "" => "`pixery --help` lists the commands".to_owned(),
            command => format!("`pixery {command} --help` shows the flags"),
        };
        let failure = Failure::usage(message, hint);
        let _nobody_reads = io::stdout().lock().write_all(json::failure(&command, &failure).as_bytes());
    } else {
        let _nobody_reads = error.print();
    }
    2
}
