//! A worker that is stopped and goes on, as by SIGSTOP or a sleeping laptop.

use std::time::Duration;

use pixery_testkit::stand_still;
use rustix::process::Signal;

use super::arena::{Arena, Way, signal, wait_until};

fn pause(way: Way, long: Duration) {
    let mut arena = Arena::new();
    let mut asker = arena.ask(way, "a fox {{delay=300}}{{queue=2}}", &[]);
    wait_until("the charge", 20, || arena.vendor.charged_images() == 1);
    let workers = arena.workers();
    assert_eq!(workers.len(), 1);
    stand_still(workers[0], arena.library());
    std::thread::sleep(long);
    assert_eq!(arena.vendor.charged_images(), 1, "nobody sent it again");
    assert!(signal(workers[0], Signal::CONT));
    assert!(asker.wait().unwrap().success(), "{}", arena.log());
    arena.settle_and_check(&format!("{way:?} paused for {long:?}"));
    assert_eq!((arena.tally().images, arena.tally().uncertain), (1, 0));
}

#[test]
fn a_worker_that_stood_still_for_seconds_goes_on() {
    for way in Way::BOTH {
        pause(way, Duration::from_secs(3));
    }
}

#[test]
#[ignore = "takes minutes: the full length"]
fn a_worker_that_stood_still_for_more_than_a_minute_goes_on() {
    for way in Way::BOTH {
        pause(way, Duration::from_secs(65));
    }
}

#[test]
fn while_one_worker_stands_still_another_takes_new_jobs() {
    let mut arena = Arena::new();
    let mut first = arena.ask(Way::Synchronous, "a fox {{delay=300}}", &[]);
    wait_until("the charge", 20, || arena.vendor.charged_images() == 1);
    let hung = arena.workers()[0];
    stand_still(hung, arena.library());
    let second = arena.generate(Way::Queued, "a vixen", &["--timeout", "40"]);
    assert_eq!(second.code(), Some(0), "{}\n{}", second.words(), arena.log());
    assert!(signal(hung, Signal::CONT));
    assert!(first.wait().unwrap().success());
    arena.settle_and_check("a hung worker");
    assert_eq!((arena.tally().images, arena.tally().uncertain), (2, 0));
}
