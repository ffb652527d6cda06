//! Pipes, signals, and terminals that are none.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::shell::Shell;

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let shell = Shell::with_images(3);
    let mut child = shell.command(["list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The read end is closed before the first byte.
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(stderr, "");
}

#[test]
fn nothing_is_asked_of_a_closed_standard_input() {
    let shell = Shell::new();
    let said = shell.run(["star", "-"]);
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("list of ids"), "{}", said.stderr);
}

#[test]
fn ctrl_c_stops_the_work_and_keeps_what_is_made() {
    let shell = Shell::new();
    let mut child = shell
        .command(["generate", "a bay at dawn", "--size", "2048x2048", "-n", "20", "--json-lines"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // The first step is reported: the work has begun.
    lines.find(|line| line.as_ref().unwrap().contains("\"progress\"")).unwrap().unwrap();
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let last: serde_json::Value = serde_json::from_str(&lines.map(Result::unwrap).last().unwrap()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(last["error"]["code"], "cancelled", "{last}");
    let states = shell.json(["jobs", "list"]);
    let open = states["data"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|job| job["state"] != "done" && job["state"] != "cancelled")
        .count();
    assert_eq!(open, 0, "nothing is left half done: {states}");
}

#[test]
fn a_killed_process_leaves_a_library_that_works_and_the_next_one_goes_on() {
    let shell = Shell::new();
    let mut child = shell
        .command(["generate", "a bay at dawn", "--size", "1024x1024", "-n", "3", "--json-lines"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.find(|line| line.as_ref().unwrap().contains("\"progress\"")).unwrap().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let made = shell.json(["generate", "a cup", "--size", "64x64"]);
    assert_eq!(made["ok"], true);
    let running = shell.json(["jobs", "list", "--state", "submitting"]);
    assert_eq!(
        running["data"]["items"].as_array().unwrap().len(),
        0,
        "the dead worker's job is back in the queue"
    );
}

#[test]
fn a_closed_terminal_cancels_like_ctrl_c() {
    let shell = Shell::new();
    let mut child = shell
        .command(["generate", "a bay at dawn", "--size", "2048x2048", "-n", "20", "--json-lines"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.find(|line| line.as_ref().unwrap().contains("\"progress\"")).unwrap().unwrap();
    let hung_up =
        std::process::Command::new("kill").args(["-HUP", &child.id().to_string()]).status().unwrap();
    assert!(hung_up.success());
    drop(lines);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let open = shell.json(["jobs", "list", "--state", "queued"]);
    assert_eq!(open["data"]["items"].as_array().unwrap().len(), 0);
}

#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    let shell = Shell::with_images(1);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = shell.command(["list", "--json"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("can't write to standard output"));
}
