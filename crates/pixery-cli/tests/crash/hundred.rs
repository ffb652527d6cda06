//! A hundred requests at once: one process, little memory, polite polling.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::arena::{Arena, Way, wait_until};

/// The most memory of the worker, in KiB.
const MOST_MEMORY: u64 = 60 << 10;

fn peak_memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[test]
fn a_hundred_queued_requests_need_one_worker_and_little_memory() {
    let mut arena = Arena::new();
    // Each goes on by being asked for its state: three times waiting, once working.
    let asked = ["-n", "100", "--max-cost", "10", "--detach"];
    let models = arena.beside("config/pixery/models.toml");
    let one_at_a_time = std::fs::read_to_string(&models).unwrap().replace("count = 4", "count = 1");
    std::fs::write(models, one_at_a_time).unwrap();
    let ran = arena.generate(Way::Queued, "a fox {{queue=3}}{{steps=1}}", &asked);
    assert_eq!(ran.code(), Some(0), "{}", ran.words());
    let (most, seen) = (Cell::new(0), RefCell::new(BTreeSet::new()));
    wait_until("a hundred images", 120, || {
        for worker in arena.workers() {
            most.set(most.get().max(peak_memory(worker)));
            seen.borrow_mut().insert(worker);
        }
        arena.tally().images == 100
    });
    let (most, seen) = (most.get(), seen.into_inner());
    assert_eq!(seen.len(), 1, "one process");
    assert!(most > 0 && most <= MOST_MEMORY, "{most} KiB");
    let polls = arena.vendor.requests().iter().filter(|request| request.path.ends_with("/status")).count();
    assert!(polls <= 100 * 6, "{polls} polls for a hundred requests that each needed five");
    arena.settle_and_check("a hundred");
}
