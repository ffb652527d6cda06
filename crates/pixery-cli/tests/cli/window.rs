//! `pixery` without a command opens the window, where there is one to open. A stand-in writes down how it was called.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::shell::{Said, Shell};

/// A folder with a `pixery` of its own, so that nothing lies beside it by chance.
struct Installed {
    shell: Shell,
    called: PathBuf,
}

impl Installed {
    fn new() -> Self {
        let shell = Shell::new();
        let program = shell.write("bin/pixery", "");
        std::fs::remove_file(&program).unwrap();
        let built = Path::new(env!("CARGO_BIN_EXE_pixery"));
        if std::fs::hard_link(built, &program).is_err() {
            std::fs::copy(built, &program).unwrap();
        }
        let called = shell.path("called");
        assert!(Command::new("mkfifo").arg(&called).status().unwrap().success());
        Self { shell, called }
    }

    /// Puts a stand-in for the window's program into a folder.
    fn with_window_in(self, folder: &str) -> Self {
        let script = format!("#!/bin/sh\necho \"window $*\" > '{}'\n", self.called.display());
        let program = self.shell.write(&format!("{folder}/pixery-desktop"), script);
        std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let model = self.shell.command(arguments);
        let mut command = Command::new(self.shell.path("bin/pixery"));
        command.args(arguments).env_clear().stdin(Stdio::null());
        command.envs(model.get_envs().filter_map(|(name, value)| Some((name, value?))));
        // An empty folder: a window that is installed on this machine is not found.
        command.env("PATH", self.shell.path("nothing"));
        command
    }

    /// Runs a command line that must open a window, and returns what it said and how the window was called.
    fn open(&self, command: &mut Command) -> (Said, String) {
        let said = Said::from(command.output().unwrap());
        assert!(said.stderr.contains("opens in its window"), "{}", said.stderr);
        // There is something to read as soon as the stand-in writes.
        (said, std::fs::read_to_string(&self.called).unwrap())
    }
}

fn is_help(said: &Said) -> bool {
    said.code == 0 && said.stdout.contains("Usage: pixery")
}

#[test]
fn pixery_alone_opens_the_window_that_lies_beside_it() {
    let installed = Installed::new().with_window_in("bin");
    let (said, called) = installed.open(installed.command(&[]).env("DISPLAY", ":0"));
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert!(said.stderr.contains("pixery --help"), "{}", said.stderr);
    assert_eq!(called, "window \n");
}

#[test]
fn the_window_on_the_path_is_opened_with_the_library_that_was_named() {
    let installed = Installed::new().with_window_in("elsewhere");
    let path = installed.shell.path("elsewhere");
    let mut command = installed.command(&["--library", "/some where"]);
    let (said, called) = installed.open(command.env("PATH", path).env("WAYLAND_DISPLAY", "wayland-0"));
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert_eq!(called, "window --library /some where\n");
}

#[test]
fn without_a_screen_or_a_window_pixery_alone_prints_its_help() {
    let installed = Installed::new();
    let no_window = Said::from(installed.command(&[]).env("DISPLAY", ":0").output().unwrap());
    assert!(is_help(&no_window), "{}", no_window.stderr);
    let installed = installed.with_window_in("bin");
    for (name, value) in [("PIXERY_ACTOR", "person"), ("SSH_TTY", "/dev/pts/0"), ("CLAUDECODE", "1")] {
        let mut command = installed.command(&[]);
        if name != "PIXERY_ACTOR" {
            command.env("DISPLAY", ":0");
        }
        let said = Said::from(command.env(name, value).output().unwrap());
        assert!(is_help(&said), "{name}: {}", said.stderr);
        assert_eq!(said.stderr, "", "{name}");
    }
}

#[test]
fn programs_that_read_json_get_an_error_and_no_window() {
    let installed = Installed::new().with_window_in("bin");
    let said = Said::from(installed.command(&["--json"]).env("DISPLAY", ":0").output().unwrap());
    assert_eq!(said.code, 2);
    assert!(said.stdout.contains("no command was named"), "{}", said.stdout);
}

#[test]
fn a_window_that_cannot_be_started_is_said() {
    let installed = Installed::new();
    installed.shell.write("bin/pixery-desktop", "no program");
    let said = Said::from(installed.command(&[]).env("DISPLAY", ":0").output().unwrap());
    assert_eq!(said.code, 1);
    assert!(said.stderr.contains("pixery-desktop can't be started"), "{}", said.stderr);
    assert!(said.stderr.contains("pixery serve"), "{}", said.stderr);
}
