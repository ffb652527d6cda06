//! Negative controls: with a protection switched off, the tests must notice. A check that cannot fail proves nothing.

use pixery_testkit::stand_still;
use rustix::process::Signal;

use super::arena::{Arena, Way, signal, wait_until};
use super::budgets::sixteen_under_a_budget_for_five;

#[test]
fn without_the_intent_on_the_disk_a_request_is_paid_twice() {
    let mut arena = Arena::new();
    let died = arena.beside("died");
    arena.arm(&format!("off=intent,kill=w2-sent,once={}", died.display()));
    arena.generate(Way::Synchronous, "a fox", &["--timeout", "60"]);
    arena.settle();
    assert_eq!(arena.vendor.charged_images(), 2);
    assert!(!arena.wrongs().is_empty(), "nobody noticed");
}

#[test]
fn without_owners_locks_and_the_intent_a_living_workers_request_is_paid_twice() {
    let mut arena = Arena::new();
    let mut asker = arena.ask(Way::Synchronous, "a fox {{delay=1500}}", &[]);
    wait_until("the charge", 20, || arena.vendor.charged_images() == 1);
    arena.arm("off=owner-lock,off=intent");
    let other = arena.run(&["worker", "--idle", "0", "--beside"]);
    assert!(other.0.status.success(), "{}", other.words());
    asker.wait().unwrap();
    arena.arm("");
    arena.settle();
    assert_eq!(arena.vendor.charged_images(), 2);
    assert!(!arena.wrongs().is_empty(), "nobody noticed");
}

#[test]
fn without_reservations_a_budget_for_five_lets_more_through() {
    let mut arena = Arena::new();
    arena.arm("off=reservation");
    sixteen_under_a_budget_for_five(&arena, Way::Queued);
    assert!(arena.vendor.ledger().len() > 5, "nobody noticed");
}

#[test]
fn without_the_guard_of_tokens_two_workers_end_one_job() {
    let mut arena = Arena::new();
    arena.arm("off=token-guard");
    let mut asker = arena.ask(Way::Queued, "a fox {{queue=2}}", &[]);
    wait_until("the vendor's ticket", 20, || arena.tally().jobs.contains_key("submitted"));
    // One stands still, and another that doesn't look at its lock does all of its work.
    let first = arena.workers()[0];
    stand_still(first, arena.library());
    arena.arm("off=token-guard,off=owner-lock");
    let other = arena.run(&["worker", "--idle", "0", "--beside"]);
    assert!(other.0.status.success(), "{}", other.words());
    assert_eq!(arena.tally().images, 1);
    // The vendor forgets the request; the first one hears of that and ends the job a second time.
    arena.vendor.kill();
    std::fs::remove_dir_all(arena.vendor.state().join("fal")).unwrap();
    arena.vendor.restart();
    assert!(signal(first, Signal::CONT));
    asker.wait().unwrap();
    wait_until("the second end", 60, || !arena.tally().jobs.contains_key("done"));
    arena.arm("");
    arena.settle();
    let wrong = arena.wrongs();
    assert!(!wrong.is_empty(), "nobody noticed: {:?}", arena.tally());
}
