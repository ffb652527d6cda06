//! Waiting for a worker's jobs: what ends the wait ends nothing else.

use std::io::{BufRead, BufReader, Lines};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use pixery_testkit::stand_still;
use serde_json::Value;

use crate::shell::Shell;

/// Pixels of a side that take a while to paint.
const SLOW: u32 = 2_000;

fn signal(name: &str, process: impl ToString) {
    let sent = Command::new("kill").args([name, "--", &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Starts `jobs wait` as the leader of its own process group and reads until the job is being made.
fn waits_for(shell: &Shell, id: &str) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = shell
        .command(["jobs", "wait", id, "--json-lines"])
        .process_group(0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.find(|line| line.as_ref().unwrap().contains("\"submitting\"")).unwrap().unwrap();
    (child, lines)
}

fn state(shell: &Shell, id: &str) -> String {
    shell.json(["jobs", "show", id])["data"]["state"].as_str().unwrap().to_owned()
}

fn is_alive(process: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[test]
fn a_worker_is_called_and_its_image_comes_back() {
    let shell = Shell::new();
    let id = shell.queue_paid("a kite", 64).0.to_string();
    let made = shell.json(["jobs", "wait", &id]);
    assert_eq!(made["data"]["jobs"][0]["state"], "done");
    assert_eq!(made["data"]["generations"][0]["prompt"], "a kite");
    assert_eq!(shell.workers().len(), 1);
    let log = std::fs::read_dir(shell.path("home/.local/state/pixery")).unwrap().next().unwrap().unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&log.metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600, "only its owner reads the log");
}

#[test]
fn a_living_worker_is_enough_for_everybody() {
    let shell = Shell::new();
    for prompt in ["a kite", "an owl", "a boat"] {
        let id = shell.queue_paid(prompt, 64).0.to_string();
        assert_eq!(shell.run(["jobs", "wait", &id]).code, 0);
    }
    assert_eq!(shell.workers().len(), 1);
}

#[test]
fn killing_the_askers_whole_group_loses_nothing() {
    let shell = Shell::new();
    let id = shell.queue_paid("a bay at dawn", SLOW).0.to_string();
    let (mut child, _lines) = waits_for(&shell, &id);
    signal("-KILL", -i64::from(child.id()));
    assert_eq!(child.wait().unwrap().code(), None);
    assert_eq!(state(&shell, &id), "submitting", "the work goes on");
    let worker = shell.workers()[0];
    assert!(is_alive(worker));
    let made = shell.json(["jobs", "wait", &id]);
    assert_eq!(made["data"]["jobs"][0]["attempts"], 1, "it was sent once");
    assert_eq!(shell.workers(), [worker]);
}

#[test]
fn ctrl_c_ends_the_wait_and_not_the_work() {
    let shell = Shell::new();
    let id = shell.queue_paid("a bay at dawn", SLOW).0.to_string();
    let (mut child, lines) = waits_for(&shell, &id);
    signal("-INT", -i64::from(child.id()));
    let last: Value = serde_json::from_str(&lines.map(Result::unwrap).last().unwrap()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!((&last["error"]["code"], &last["error"]["jobIds"][0]), (&"cancelled".into(), &1.into()));
    assert!(last["error"]["hint"].as_str().unwrap().contains("`pixery jobs wait 1`"), "{last}");
    assert_eq!(state(&shell, &id), "submitting");
    assert_eq!(shell.run(["jobs", "wait", &id]).code, 0);
}

#[test]
fn a_wait_that_is_over_says_how_to_come_back() {
    let shell = Shell::new();
    let id = shell.queue_paid("a bay at dawn", SLOW).0.to_string();
    let over = shell.json(["jobs", "wait", &id, "--timeout", "0"]);
    assert_eq!((&over["error"]["code"], &over["error"]["jobIds"][0]), (&"still_running".into(), &1.into()));
    assert_eq!(over["error"]["hint"], "the work goes on; come back with `pixery jobs wait 1`");
    assert_eq!(over["data"]["generations"].as_array().unwrap().len(), 0);
    assert_eq!(shell.run(["jobs", "wait", &id, "--timeout", "0"]).code, 8);
    assert_eq!(shell.run(["jobs", "wait", &id, "--timeout", "60"]).code, 0);
}

#[test]
fn what_runs_here_goes_on_in_a_worker_when_the_wait_is_over() {
    let shell = Shell::new();
    let over = shell.json(["generate", "a bay at dawn", "--size", "2000x2000", "-n", "2", "--timeout", "1"]);
    assert_eq!(over["error"]["code"], "still_running");
    let made = shell.json(["jobs", "wait", "1", "2", "--timeout", "100"]);
    assert_eq!(made["data"]["generations"].as_array().unwrap().len(), 2, "{made}");
}

#[test]
fn a_detached_job_is_done_without_its_asker() {
    let shell = Shell::new();
    let said = shell.run(["generate", "a kite", "--size", "64x64", "-n", "2", "--detach"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, "1\n2\n"));
    assert!(said.stderr.contains("pixery jobs wait 1 2"), "{}", said.stderr);
    let waited =
        shell.run_with_input(["jobs", "wait", "-", "--json", "--timeout", "30"], said.stdout.as_bytes());
    assert_eq!(waited.code, 0, "{}", waited.stdout);
    let detached = shell.json(["generate", "a kite", "--size", "64x64", "--detach"]);
    assert_eq!(detached["data"]["jobs"][0]["state"], "queued");
    assert_eq!(detached["data"]["generations"].as_array().unwrap().len(), 0);
}

#[test]
fn a_worker_that_is_asked_to_end_does_so_when_nothing_is_lost() {
    let shell = Shell::new();
    let id = shell.queue_paid("a bay at dawn", SLOW).0.to_string();
    let (mut child, _lines) = waits_for(&shell, &id);
    let worker = shell.workers()[0];
    signal("-HUP", worker);
    signal("-TERM", worker);
    assert_eq!(child.wait().unwrap().code(), Some(0), "an answer that would be lost is waited for");
    let begun = Instant::now();
    while is_alive(worker) {
        assert!(begun.elapsed() < Duration::from_secs(20), "it ends by itself");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_worker_in_the_foreground_ends_when_nothing_is_left() {
    let shell = Shell::new();
    shell.queue_paid("a kite", 64);
    let served = shell.json(["worker", "--idle", "0"]);
    assert_eq!(served["data"]["served"], "idle");
    assert_eq!(state(&shell, "1"), "done");
}

#[test]
fn a_worker_that_hangs_gets_another_one_beside_it() {
    let shell = Shell::new();
    let first = shell.queue_paid("a kite", 64).0.to_string();
    shell.json(["jobs", "wait", &first]);
    let hanging = shell.workers()[0];
    stand_still(hanging, &shell.library());
    let second = shell.queue_paid("an owl", 64).0.to_string();
    let made = shell.json(["jobs", "wait", &second, "--timeout", "60"]);
    assert_eq!(made["data"]["jobs"][0]["state"], "done", "{made}");
    assert_eq!(shell.workers().len(), 2);
    signal("-CONT", hanging);
}

#[test]
fn what_nobody_can_run_is_not_waited_for() {
    let shell = Shell::at_the_vendors_own_addresses();
    let id = shell.queue_of("openai", "a kite", 64).0.to_string();
    let refused = shell.json(["jobs", "wait", &id]);
    let code = refused["error"]["code"].as_str().unwrap();
    assert!(["missing_key", "unavailable"].contains(&code), "{refused}");
    assert_eq!(refused["error"]["jobIds"][0], 1);
    assert!(shell.workers().is_empty());
}

#[test]
fn every_state_is_a_line_and_the_object_comes_last() {
    let shell = Shell::new();
    let id = shell.queue_paid("a bay at dawn", 1_000).0.to_string();
    let said = shell.run(["jobs", "wait", &id, "--json-lines"]);
    let lines: Vec<Value> = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0], serde_json::json!({ "event": "queued", "jobId": 1 }));
    let states: Vec<&str> = lines
        .iter()
        .filter(|line| line["event"] == "state")
        .map(|line| line["state"].as_str().unwrap())
        .collect();
    assert_eq!((states.first(), states.last()), (Some(&"submitting"), Some(&"done")));
    assert_eq!(lines.last().unwrap()["ok"], true);
    assert_eq!(said.stderr, "");
}

#[test]
fn part_of_the_work_is_a_failure_that_holds_what_was_made() {
    let shell = Shell::new();
    // Cancelled while there is no worker yet that could be quicker.
    let cancelled = shell.queue_paid("an owl", 64).0.to_string();
    shell.json(["jobs", "cancel", &cancelled]);
    let made = shell.queue_paid("a kite", 64).0.to_string();
    let part = shell.json(["jobs", "wait", &made, &cancelled]);
    assert_eq!(part["error"]["code"], "cancelled");
    assert!(
        part["error"]["message"].as_str().unwrap().starts_with("1 of 2 images were made; job #1: "),
        "{part}"
    );
    assert_eq!(part["error"]["jobIds"], serde_json::json!([1]));
    assert_eq!(part["data"]["generations"].as_array().unwrap().len(), 1);
    assert_eq!(part["data"]["jobs"].as_array().unwrap().len(), 2);
}
