//! What a user sees when a vendor fails: what happened, whether money was or may have been spent, and how to go on.

use super::arena::{Arena, Ran, Way};

/// One failure: what the vendor does, the exit code, and what is charged.
struct Case {
    directives: &'static str,
    ways: &'static [Way],
    code: i32,
    charged: u64,
}

const BOTH: &[Way] = &Way::BOTH;
const SYNCHRONOUS: &[Way] = &[Way::Synchronous];
const QUEUED: &[Way] = &[Way::Queued];

const CASES: &[Case] = &[
    Case { directives: "{{rate_limit_times=1}}", ways: BOTH, code: 0, charged: 1 },
    Case { directives: "{{rate_limit=1}}{{times=1}}", ways: BOTH, code: 0, charged: 1 },
    Case { directives: "{{rate_limit_date=1}}{{times=1}}", ways: SYNCHRONOUS, code: 0, charged: 1 },
    Case { directives: "{{rate_limit_ms=300}}{{times=1}}", ways: SYNCHRONOUS, code: 0, charged: 1 },
    Case { directives: "{{rate_limit=900}}", ways: BOTH, code: 6, charged: 0 },
    Case { directives: "{{quota}}", ways: BOTH, code: 7, charged: 0 },
    Case { directives: "{{unauthorized}}", ways: BOTH, code: 3, charged: 0 },
    Case { directives: "{{moderation}}", ways: BOTH, code: 9, charged: 0 },
    Case { directives: "{{retired}}", ways: BOTH, code: 2, charged: 0 },
    Case { directives: "{{status=500}}", ways: SYNCHRONOUS, code: 10, charged: 0 },
    Case { directives: "{{charged_status=500}}", ways: BOTH, code: 10, charged: 1 },
    Case { directives: "{{status=502}}", ways: BOTH, code: 10, charged: 0 },
    Case { directives: "{{status=503}}{{times=1}}", ways: QUEUED, code: 0, charged: 1 },
    Case { directives: "{{drop_after}}", ways: BOTH, code: 10, charged: 1 },
    Case { directives: "{{drop_body}}", ways: BOTH, code: 10, charged: 1 },
    Case { directives: "{{html}}", ways: SYNCHRONOUS, code: 1, charged: 1 },
    Case { directives: "{{garbage_image}}", ways: BOTH, code: 1, charged: 1 },
    Case { directives: "{{truncated_image}}", ways: BOTH, code: 1, charged: 1 },
    Case { directives: "{{no_images}}", ways: BOTH, code: 1, charged: 1 },
    Case { directives: "{{jpeg}}", ways: BOTH, code: 0, charged: 1 },
    Case { directives: "{{twice}}", ways: BOTH, code: 0, charged: 1 },
    Case { directives: "{{url=relative}}", ways: SYNCHRONOUS, code: 0, charged: 1 },
    Case { directives: "{{completed_error}}", ways: QUEUED, code: 1, charged: 0 },
    Case { directives: "{{completed_error_charged}}", ways: QUEUED, code: 1, charged: 1 },
    Case { directives: "{{nsfw}}", ways: QUEUED, code: 9, charged: 1 },
    Case {
        directives: "{{status_500_times=2}}{{result_500_times=1}}{{media_500_times=1}}",
        ways: QUEUED,
        code: 0,
        charged: 1,
    },
    Case { directives: "{{media_redirect=2}}", ways: QUEUED, code: 0, charged: 1 },
    Case { directives: "{{media_private}}", ways: QUEUED, code: 1, charged: 1 },
    Case { directives: "{{media_elsewhere}}", ways: QUEUED, code: 1, charged: 1 },
];

fn says_what_money_and_next(ran: &Ran, what: &str) {
    let error = &ran.json()["error"];
    let (message, hint) = (error["message"].as_str().unwrap(), error["hint"].as_str().unwrap());
    let about_money = ["charged", "cost", "nothing was sent"].iter().any(|words| message.contains(words));
    assert!(about_money, "{what}: nothing about money: {message}");
    assert!(!hint.is_empty(), "{what}: no way on: {message}");
}

#[test]
fn every_failure_says_what_happened_what_it_cost_and_how_to_go_on() {
    let mut arena = Arena::new();
    let mut charged = 0;
    for case in CASES {
        for way in case.ways {
            let what = format!("{way:?} {}", case.directives);
            let ran = arena.generate(*way, &format!("a fox {}", case.directives), &["--timeout", "60"]);
            assert_eq!(ran.code(), Some(case.code), "{what}: {}\n{}", ran.words(), arena.log());
            charged += case.charged;
            assert_eq!(arena.vendor.charged_images(), charged, "{what}");
            if case.code != 0 {
                says_what_money_and_next(&ran, &what);
            }
        }
    }
    // What was charged for nothing usable is neither an image nor uncertain: it is kept in quarantine, and said.
    arena.settle();
    let kept = std::fs::read_dir(arena.library().join("quarantine")).unwrap().count();
    assert!(kept >= 5, "{kept} answers in quarantine");
}

#[test]
fn a_vendor_that_is_away_costs_nothing_and_is_asked_again() {
    let mut arena = Arena::new();
    arena.vendor.kill();
    let ran = arena.generate(Way::Synchronous, "a fox", &["--timeout", "60"]);
    assert_eq!(ran.code(), Some(5), "{}", ran.words());
    says_what_money_and_next(&ran, "away");
    arena.vendor.restart();
    let job = arena.run(&["jobs", "list", "--json"]).json()["data"]["items"][0]["id"].to_string();
    let again = arena.run(&["jobs", "retry", &job, "--json"]);
    assert_eq!(again.code(), Some(0), "{}\n{}", again.words(), arena.log());
    arena.settle_and_check("away and back");
    assert_eq!(arena.tally().images, 1);
}

#[test]
fn a_vendor_that_is_killed_and_comes_back_goes_on() {
    let mut arena = Arena::new();
    let mut asker = arena.ask(Way::Queued, "a fox {{queue=1}}{{steps=2}}", &[]);
    super::arena::wait_until("the charge", 20, || arena.vendor.charged_images() == 1);
    arena.vendor.kill();
    std::thread::sleep(std::time::Duration::from_secs(2));
    arena.vendor.restart();
    assert!(asker.wait().unwrap().success(), "{}", arena.log());
    arena.settle_and_check("a vendor that came back");
    assert_eq!(arena.tally().images, 1);
}

#[test]
fn waiting_can_stop_without_the_work() {
    let mut arena = Arena::new();
    for way in Way::BOTH {
        let ran = arena.generate(way, "a fox {{delay=2500}}{{queue=3}}{{steps=3}}", &["--timeout", "1"]);
        assert_eq!(ran.code(), Some(8), "{}", ran.words());
        let jobs = &ran.json()["error"]["jobIds"];
        let job = jobs[0].to_string();
        let waited = arena.run(&["jobs", "wait", &job, "--json"]);
        assert_eq!(waited.code(), Some(0), "{}", waited.words());
    }
    arena.settle_and_check("stopped waiting");
    assert_eq!(arena.tally().images, 2);
}
