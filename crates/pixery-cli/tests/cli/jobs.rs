//! The queue: cancelling, dismissing, retrying, deciding.

use crate::shell::Shell;

#[test]
fn a_queued_job_is_cancelled_at_once_and_costs_nothing() {
    let shell = Shell::new();
    shell.queue_paid("a kite", 64);
    let cancelled = shell.json(["jobs", "cancel", "#1"]);
    assert_eq!(cancelled["data"]["changed"][0], 1);
    let job = &cancelled["data"]["items"][0];
    assert_eq!((&job["state"], &job["cost"]["kind"]), (&"cancelled".into(), &"not_charged".into()));
    let again = shell.run(["jobs", "cancel", "1"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, "job #1: cancelled already\n"));
    let waited = shell.json(["jobs", "wait", "1"]);
    assert_eq!(waited["error"]["code"], "cancelled");
    assert!(shell.workers().is_empty(), "nobody was called for nothing");
}

#[test]
fn an_ended_job_can_be_put_out_of_sight_and_an_open_one_not() {
    let shell = Shell::new();
    shell.queue_paid("a kite", 64);
    let refused = shell.json(["jobs", "dismiss", "1"]);
    assert_eq!(refused["error"]["code"], "conflict");
    shell.json(["jobs", "cancel", "1"]);
    assert_eq!(shell.json(["jobs", "dismiss", "1"])["data"]["changed"][0], 1);
    let count =
        |arguments: &[&str]| shell.json(arguments.iter().copied())["data"]["items"].as_array().unwrap().len();
    assert_eq!(count(&["jobs", "list"]), 0);
    assert_eq!(count(&["jobs", "list", "--all"]), 1);
}

#[test]
fn a_cancelled_job_is_asked_for_again_as_a_new_one() {
    let shell = Shell::new();
    shell.queue_paid("a kite", 64);
    shell.json(["jobs", "cancel", "1"]);
    let retried = shell.json(["jobs", "retry", "1"]);
    let job = &retried["data"]["jobs"][0];
    assert_eq!((&job["id"], &job["retryOf"], &job["state"]), (&2.into(), &1.into(), &"done".into()));
    assert_eq!(retried["data"]["generations"][0]["prompt"], "a kite");
    let refused = shell.json(["jobs", "retry", "2"]);
    assert_eq!(refused["error"]["code"], "conflict", "it made its images");
}

#[test]
fn deciding_needs_one_decision_and_an_uncertain_job() {
    let shell = Shell::new();
    shell.queue_paid("a kite", 64);
    for arguments in [&["jobs", "resolve", "1"][..], &["jobs", "resolve", "1", "--check", "--drop"]] {
        assert_eq!(shell.run(arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(shell.json(["jobs", "resolve", "1", "--drop"])["error"]["code"], "conflict");
    let refused = shell.json(["jobs", "resolve", "1", "--resend"]);
    assert_eq!(refused["error"]["code"], "budget", "nobody agreed to pay twice");
}

#[test]
fn jobs_that_are_not_there_are_named() {
    let shell = Shell::new();
    for command in ["wait", "cancel", "retry", "dismiss"] {
        let refused = shell.json(["jobs", command, "9"]);
        assert_eq!(refused["error"]["message"], "no job #9", "{command}");
        assert_eq!(shell.run_with_input(["jobs", command, "-"], b"").code, 2, "{command}");
    }
}
