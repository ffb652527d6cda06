//! Models that cost money, by a stub vendor with books of its own: whatever ends the asker, nothing is paid twice.

use std::io::{BufRead, BufReader, Lines};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

use pixery_testkit::{StubOptions, StubVendor};
use serde_json::{Value, json};

use crate::shell::Shell;

const FAL: &str = "fal-ai/flux/schnell";
const OPENAI: &str = "gpt-image-2";

/// Returns a stub vendor, and a shell that knows no other.
fn with_vendor() -> (StubVendor, Shell) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let vendor = runtime.block_on(StubVendor::in_process(StubOptions::default()));
    let mut shell = Shell::new();
    shell.set("PIXERY_OPENAI_BASE_URL", &vendor.openai_url());
    shell.set("PIXERY_FAL_BASE_URL", &vendor.fal_url());
    shell.set("OPENAI_API_KEY", "sk-of-a-test");
    shell.set("FAL_KEY", "of:a-test");
    (vendor, shell)
}

fn signal(name: &str, process: impl ToString) {
    let sent = Command::new("kill").args([name, "--", &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Starts `generate` as the leader of its own process group and reads until the vendor has the request.
fn asks(shell: &Shell, prompt: &str) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = shell
        .command(["generate", prompt, "-m", FAL, "--json-lines"])
        .process_group(0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.find(|line| line.as_ref().unwrap().contains("\"submitted\"")).unwrap().unwrap();
    (child, lines)
}

fn last(lines: Lines<BufReader<ChildStdout>>) -> Value {
    serde_json::from_str(&lines.map(Result::unwrap).last().unwrap()).unwrap()
}

#[test]
fn what_costs_more_than_a_dollar_needs_a_word() {
    let (vendor, shell) = with_vendor();
    let asked = ["generate", "many", "-m", "fal-ai/flux/dev", "-n", "60"];
    let refused = shell.json(asked);
    assert_eq!(refused["error"]["code"], "budget");
    let capped = shell.json(asked.into_iter().chain(["--max-cost", "2.99", "--yes"]));
    assert_eq!(capped["error"]["code"], "budget", "more than was said to be the most");
    assert!(vendor.requests().is_empty(), "nothing was sent");
    assert_eq!(shell.json(["jobs", "list"])["data"]["items"], json!([]), "nothing was queued");
    let agreed = shell.json(["generate", "one", "-m", "fal-ai/flux/dev", "--max-cost", "0.05"]);
    assert_eq!(agreed["data"]["jobs"][0]["state"], "done");
    assert_eq!(vendor.charged_images(), 1);
}

#[test]
fn under_a_budget_only_what_it_allows_is_sent() {
    let (vendor, shell) = with_vendor();
    shell.json(["budget", "set", "--day", "0.004"]);
    let refused = shell.json(["generate", "a fox", "-m", FAL]);
    assert_eq!(refused["error"]["code"], "budget");
    assert!(refused["error"]["message"].as_str().unwrap().contains("nothing was sent"), "{refused}");
    assert_eq!(vendor.charged_images(), 0);
    shell.json(["budget", "set", "--day", "off"]);
    assert_eq!(shell.run(["jobs", "retry", "1"]).code, 0);
    assert_eq!(vendor.charged_images(), 1);
}

#[test]
fn ctrl_c_ends_the_wait_and_the_image_comes_all_the_same() {
    let (vendor, shell) = with_vendor();
    let (mut child, lines) = asks(&shell, "a fox {{steps=2}}");
    signal("-INT", -i64::from(child.id()));
    let said = last(lines);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(said["error"]["message"], "stopped waiting, not paying: job #1 goes on");
    assert_eq!(said["error"]["jobIds"], json!([1]));
    let made = shell.json(["jobs", "wait", "1"]);
    assert_eq!(made["data"]["generations"].as_array().unwrap().len(), 1, "{made}");
    assert_eq!(vendor.charged_images(), 1);
}

#[test]
fn killing_the_askers_group_loses_nothing_and_pays_nothing_twice() {
    let (vendor, shell) = with_vendor();
    let (mut child, _lines) = asks(&shell, "a fox {{steps=2}}");
    signal("-KILL", -i64::from(child.id()));
    child.wait().unwrap();
    let made = shell.json(["jobs", "wait", "1"]);
    assert_eq!(made["data"]["jobs"][0]["attempts"], 1);
    assert_eq!(shell.workers().len(), 1, "the worker was not hit");
    assert_eq!(vendor.charged_images(), 1);
}

#[test]
fn whoever_waits_calls_another_worker_for_a_killed_one() {
    let (vendor, shell) = with_vendor();
    let (mut child, lines) = asks(&shell, "a fox {{steps=2}}");
    signal("-KILL", shell.workers()[0]);
    let said = last(lines);
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert_eq!(said["data"]["generations"].as_array().unwrap().len(), 1);
    assert_eq!(shell.workers().len(), 2);
    assert_eq!(vendor.charged_images(), 1, "the vendor was asked about it, not again");
}

#[test]
fn a_running_job_is_cancelled_where_the_vendor_can_and_the_cost_is_said() {
    let (_vendor, shell) = with_vendor();
    let (mut child, lines) = asks(&shell, "a fox {{queue=20}}");
    let cancelled = shell.json(["jobs", "cancel", "1"]);
    assert_eq!(cancelled["data"]["changed"], json!([1]));
    assert_eq!(cancelled["data"]["items"][0]["state"], "cancelled");
    let said = last(lines);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let message = said["error"]["message"].as_str().unwrap();
    assert!(message.contains("charged") || message.contains("cost"), "{message}");
}

#[test]
fn an_answer_that_is_lost_is_uncertain_and_never_asked_for_again_by_itself() {
    let (vendor, shell) = with_vendor();
    let said = shell.run(["generate", "a fox {{drop_after}} {{times=1}}", "-m", OPENAI]);
    assert_eq!(said.code, 10, "{}", said.stderr);
    assert!(said.stderr.contains("may have") && said.stderr.contains("jobs resolve 1"), "{}", said.stderr);
    assert_eq!(vendor.charged_images(), 1);
    let again = shell.json(["jobs", "resolve", "1", "--resend", "--yes"]);
    assert_eq!(again["data"]["generations"].as_array().unwrap().len(), 1, "{again}");
    assert_eq!(vendor.charged_images(), 2, "that is what --yes agreed to");
}

#[test]
fn why_a_job_waits_is_said_and_the_wait_can_be_left() {
    let (vendor, shell) = with_vendor();
    let said = shell.run(["generate", "a fox {{rate_limit=30}}", "-m", OPENAI, "--timeout", "3"]);
    assert_eq!(said.code, 8, "{}", said.stderr);
    assert!(said.stderr.contains("#1 waits 30 s: openai: "), "{}", said.stderr);
    assert!(said.stderr.contains("`pixery jobs wait 1`"), "{}", said.stderr);
    assert_eq!(vendor.charged_images(), 0);
}

#[test]
fn every_refusal_has_its_exit_code() {
    let (_vendor, shell) = with_vendor();
    for (directive, code) in [("moderation", 9), ("unauthorized", 3), ("quota", 7), ("status=400", 2)] {
        let prompt = format!("a fox {{{{{directive}}}}}");
        let said = shell.run(["generate", &prompt, "-m", OPENAI]);
        assert_eq!(said.code, code, "{directive}: {}", said.stderr);
        assert!(said.stderr.contains("not charged"), "{directive}: {}", said.stderr);
    }
}
