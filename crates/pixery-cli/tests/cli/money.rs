//! Money: what is planned, agreed to, limited and spent.

use pixery_core::domain::{Actor, Cost, CostKind, JobId, JobState, MicroUsd, ProviderId};
use pixery_core::store::{ClaimRequest, ClaimScope, JobEnd, Reach, Stamp};
use pixery_core::{ErrorBody, ErrorCode};

use crate::shell::Shell;

/// A model that costs money, by a provider that no key is needed to plan for.
const PAID_MODEL: &str = r#"
[[model]]
id = "dear"
name = "Dear"
provider = "nobody"
endpoint = "dear"
summary = "costs money"
guide = "sketch"
source = "a test"
[model.capabilities]
count = 4
seed = true
sizes = { kind = "fixed", sizes = ["1024x1024"] }
[model.price]
kind = "image"
microUsd = 160000
[model.dates]
checked = "2026-11-23"
"#;

/// Ends a paid job as if its worker had.
fn end(shell: &Shell, state: JobState, cost: Cost, code: ErrorCode, message: &str) -> JobId {
    let id = shell.queue_paid(message, 64);
    let library = shell.open();
    let stamp = Stamp { actor: &Actor::person(), at: library.now(), operation: None };
    let today = library.now().day_in(library.identity().zone);
    library
        .store()
        .write(&stamp, |writer| {
            let claim = writer.claim(&ClaimRequest {
                scope: &ClaimScope::Jobs(vec![id]),
                owner: "worker-of-a-test",
                token: &library.new_key(),
                today: &today,
                reach: &[Reach {
                    provider: ProviderId::new("sketch").unwrap(),
                    place: String::new(),
                    most: 100,
                }],
            })?;
            let failure = ErrorBody { code, message: message.to_owned(), hint: String::new() };
            writer.end(&claim.unwrap(), &JobEnd { state, cost, images: 0, failure: Some(&failure) })
        })
        .unwrap();
    id
}

fn reported(micro: i64) -> Cost {
    Cost { micro_usd: Some(MicroUsd(micro)), kind: CostKind::Reported }
}

#[test]
fn a_dry_run_says_what_it_would_cost_and_does_nothing() {
    let shell = Shell::new();
    shell.write("config/models.toml", PAID_MODEL);
    let planned = shell.json(["generate", "a market", "-m", "dear", "-n", "8", "--seed", "3", "--dry-run"]);
    assert_eq!(
        planned["data"],
        serde_json::json!({ "planned": {
            "provider": "nobody", "model": "dear", "images": 8, "requests": 2,
            "parameters": { "size": "1024x1024", "seed": 3 },
            "cost": { "microUsd": 1_280_000, "kind": "estimated" },
            "prompt": "a market",
        }})
    );
    let said = shell.run(["generate", "a market", "-m", "dear", "-n", "8", "--seed", "3", "--dry-run"]);
    insta::assert_snapshot!(said.whole(&shell));
    assert_eq!(shell.json(["jobs", "list"])["data"]["items"].as_array().unwrap().len(), 0);
    assert!(shell.workers().is_empty());
}

#[test]
fn amounts_are_dollars_and_nothing_else() {
    let shell = Shell::new();
    for amount in ["-1", "1e3", "five", "1,50", "0.0000001"] {
        for arguments in [&["generate", "a", "--max-cost", amount][..], &["budget", "set", "--day", amount]] {
            let refused = shell.json(arguments.iter().copied());
            assert_eq!(refused["error"]["code"], "invalid", "{arguments:?}");
            assert!(refused["error"]["message"].as_str().unwrap().contains(amount), "{refused}");
        }
    }
}

#[test]
fn budgets_are_set_shown_and_lifted() {
    let shell = Shell::new();
    assert_eq!(shell.json(["budget", "show"])["data"]["items"].as_array().unwrap().len(), 0);
    let set = shell.json(["budget", "set", "--day", "$0.04", "--month", "2.50"]);
    let limits: Vec<i64> =
        set["data"]["items"].as_array().unwrap().iter().map(|item| item["limit"].as_i64().unwrap()).collect();
    assert_eq!(limits, [40_000, 2_500_000]);
    shell.json(["budget", "set", "--day", "1", "--actor", "claude"]);
    end(&shell, JobState::Failed, reported(10_000), ErrorCode::Internal, "it broke");
    let said = shell.run(["budget", "show"]);
    insta::assert_snapshot!(said.whole(&shell));
    let lifted = shell.json(["budget", "set", "--day", "off"]);
    assert_eq!(lifted["data"]["items"].as_array().unwrap().len(), 2);
    assert_eq!(shell.run(["budget", "set"]).code, 2);
}

#[test]
fn costs_that_are_known_in_different_ways_stay_apart() {
    let shell = Shell::new();
    assert_eq!(shell.json(["cost"])["data"]["items"].as_array().unwrap().len(), 0);
    end(&shell, JobState::Failed, reported(30_000), ErrorCode::Internal, "it broke");
    end(&shell, JobState::Failed, Cost::estimated(MicroUsd(40_000)), ErrorCode::Internal, "it broke again");
    end(&shell, JobState::Uncertain, Cost::UNKNOWN, ErrorCode::Uncertain, "no answer came");
    end(&shell, JobState::Rejected, Cost::NOTHING, ErrorCode::Policy, "refused");
    let costs = shell.json(["cost", "--since", "7d", "--by", "model"]);
    let line = &costs["data"]["items"][0];
    for (name, value) in [
        ("name", serde_json::json!("sketch")),
        ("reported", 30_000.into()),
        ("estimated", 40_000.into()),
        ("held", 40_000.into()),
        ("unknownAttempts", 1.into()),
        ("notChargedAttempts", 1.into()),
        ("attempts", 4.into()),
    ] {
        assert_eq!(line[name], value, "{name}");
    }
    assert_eq!(costs["data"]["total"]["reported"], 30_000);
    let table = shell.run(["cost", "--by", "provider"]);
    assert_eq!(
        table.stdout,
        "sketch\t$0.03\t$0.04\t1, up to $0.04\t1\t4\t0\ntotal\t$0.03\t$0.04\t1, up to $0.04\t1\t4\t0\n"
    );
    let csv = shell.run(["cost", "--by", "actor", "--csv"]);
    assert_eq!(
        csv.stdout,
        "actor,reported_usd,estimated_usd,unknown_requests,held_usd,not_charged_requests,requests,images\n\
         person,0.03,0.04,1,0.04,1,4,0\n"
    );
    assert_eq!(shell.json(["cost", "--since", "yesterday"])["error"]["code"], "invalid");
    assert_eq!(shell.json(["cost", "--by", "week"])["error"]["code"], "invalid");
}

#[test]
fn every_end_says_what_it_cost_and_how_to_go_on() {
    let shell = Shell::new();
    let ends = [
        (JobState::Failed, reported(30_000), ErrorCode::Internal, "the answer was no picture"),
        (JobState::Failed, Cost::UNKNOWN, ErrorCode::Internal, "it broke off"),
        (JobState::Rejected, Cost::NOTHING, ErrorCode::MissingKey, "the key is wrong; not charged"),
        (JobState::Rejected, Cost::NOTHING, ErrorCode::Policy, "refused by its policy; not charged"),
        (JobState::Rejected, Cost::NOTHING, ErrorCode::RateLimited, "asked too often; not charged"),
        (JobState::Expired, Cost::UNKNOWN, ErrorCode::Unavailable, "the provider forgot it"),
        (JobState::Uncertain, Cost::UNKNOWN, ErrorCode::Uncertain, "no answer came"),
    ];
    let said: String = ends
        .into_iter()
        .map(|(state, cost, code, message)| {
            let id = end(&shell, state, cost, code, message);
            let said = shell.run(["jobs", "wait", &id.0.to_string()]);
            let error = said.stderr.lines().filter(|line| line.contains(": ")).collect::<Vec<_>>().join("\n");
            format!("{} {}\n{error}\n\n", said.code, state.name())
        })
        .collect();
    insta::assert_snapshot!(said);
    let failures = shell.json(["failures"]);
    assert_eq!(failures["data"]["items"].as_array().unwrap().len(), 7);
    let page = shell.json(["failures", "-n", "2"]);
    assert_eq!(page["data"]["next"], "6");
    let rest = shell.json(["failures", "--after", "6"]);
    assert_eq!(rest["data"]["items"][0]["id"], 5);
}

#[test]
fn an_uncertain_job_is_given_up_or_sent_again_on_purpose() {
    let shell = Shell::new();
    for message in ["no answer came", "no answer came this time"] {
        end(&shell, JobState::Uncertain, Cost::UNKNOWN, ErrorCode::Uncertain, message);
    }
    let checked = shell.json(["jobs", "resolve", "1", "--check"]);
    assert_eq!(checked["error"]["code"], "conflict", "there is nobody to ask");
    let dropped = shell.json(["jobs", "resolve", "1", "--drop"]);
    assert_eq!(dropped["data"]["jobs"][0]["state"], "cancelled");
    assert_eq!(shell.json(["jobs", "retry", "2"])["error"]["code"], "conflict");
    let refused = shell.run(["jobs", "resolve", "2", "--resend"]);
    assert_eq!(refused.code, 7);
    let sent = shell.json(["jobs", "resolve", "2", "--resend", "--yes"]);
    assert_eq!(sent["data"]["generations"][0]["prompt"], "no answer came this time");
}
