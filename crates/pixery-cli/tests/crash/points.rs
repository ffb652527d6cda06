//! A death at every step, for each way of working, with and without idempotency: W0 to W10.

use pixery_testkit::StubOptions;

use super::arena::{Arena, Way, wait_until};

/// The points that a job of this way passes.
fn points(way: Way) -> Vec<&'static str> {
    let passes = |point: &&str| match way {
        Way::Synchronous | Way::Gemini => !point.starts_with("w4"),
        Way::Queued => *point != "w2-answer-kept",
    };
    pixery_core::faults::POINTS.into_iter().filter(passes).collect()
}

fn die_at_every_point(way: Way, idempotent: bool) {
    for point in points(way) {
        let mut arena = Arena::with(StubOptions { idempotent, ..StubOptions::default() });
        let died = arena.beside("died");
        arena.arm(&format!("kill={point},once={}", died.display()));
        // The asker goes on after its worker died, and calls the next one; at W0 it dies itself.
        arena.generate(way, "a fox {{queue=1}}{{steps=1}}", &["--timeout", "60"]);
        // The image is committed, and the asker gone, before its thumbnails are made.
        wait_until(&format!("{way:?}: somebody to pass {point}"), 20, || died.exists());
        arena.settle_and_check(&format!("{way:?}, idempotent {idempotent}, death at {point}"));
        let tally = arena.tally();
        assert_eq!(tally.images + tally.uncertain, 1, "{way:?}, {idempotent}, {point}: {tally:?}");
        // The one window: it may have left the house, and no answer is on the disk yet.
        let may_be_uncertain = !idempotent
            && match way {
                Way::Synchronous | Way::Gemini => {
                    matches!(point, "w1-sending" | "w2-sent" | "w2-answer-synced")
                }
                Way::Queued => matches!(point, "w1-sending" | "w2-sent"),
            };
        assert_eq!(tally.uncertain, u64::from(may_be_uncertain), "{way:?}, {idempotent}, {point}: {tally:?}");
    }
}

#[test]
fn a_synchronous_vendor() {
    die_at_every_point(Way::Synchronous, false);
}

#[test]
fn a_synchronous_vendor_that_knows_keys() {
    die_at_every_point(Way::Synchronous, true);
}

#[test]
fn gemini() {
    die_at_every_point(Way::Gemini, false);
}

#[test]
fn a_queued_vendor() {
    die_at_every_point(Way::Queued, false);
}

#[test]
fn a_queued_vendor_that_knows_keys() {
    die_at_every_point(Way::Queued, true);
}
