//! Kills at random moments: askers with their process groups, and workers, while several requests are under way.

use std::process::Child;
use std::time::Duration;

use pixery_testkit::{Random, StubOptions};

use super::arena::{Arena, Way, kill, kill_group};

/// Requests that take a while in different ways.
const PROMPTS: [&str; 5] = [
    "a fox",
    "a fox {{delay=40}}",
    "a fox {{delay=120}}",
    "a fox {{slow_body=80}}",
    "a fox {{queue=1}}{{steps=1}}",
];

/// Two askers at a time, until so many of them and of their workers were killed.
fn kill_many(count: u32, idempotent: bool, seed: u64) {
    let mut arena = Arena::with(StubOptions { idempotent, ..StubOptions::default() });
    let mut random = Random::new(seed);
    let mut askers: Vec<Child> = Vec::new();
    let mut killed = 0;
    while killed < count {
        askers.retain_mut(|asker| asker.try_wait().unwrap().is_none());
        while askers.len() < 2 {
            let (way, prompt) = (*random.pick(&Way::BOTH), *random.pick(&PROMPTS));
            let images = if random.chance(30.0) { "2" } else { "1" };
            askers.push(arena.ask(way, prompt, &["-n", images]));
        }
        std::thread::sleep(Duration::from_millis(20 + random.below(140)));
        if random.chance(50.0) {
            let victim = random.index(askers.len());
            kill_group(&mut askers.swap_remove(victim));
            killed += 1;
        } else {
            let workers = arena.workers();
            if !workers.is_empty() && kill(*random.pick(&workers)) {
                killed += 1;
            }
        }
    }
    askers.iter_mut().for_each(kill_group);
    arena.settle_and_check(&format!("{count} kills, idempotent {idempotent}"));
    let tally = arena.tally();
    assert!(tally.images > 0, "{tally:?}");
    if idempotent {
        assert_eq!(tally.uncertain, 0);
    }
}

#[test]
fn eighty_kills_lose_nothing_and_buy_nothing_twice() {
    kill_many(80, false, 1);
}

#[test]
fn seventy_kills_with_a_vendor_that_knows_keys() {
    kill_many(70, true, 2);
}

#[test]
#[ignore = "takes minutes: the full number"]
fn a_thousand_kills_lose_nothing_and_buy_nothing_twice() {
    for round in 0..5 {
        kill_many(100, false, 10 + round);
        kill_many(100, true, 20 + round);
    }
}
