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

/// Dies where a point is passed for the second time while three images are made by one request: one of them may be in its folder.
fn die_between_images(way: Way, more: &[&str]) {
    let again = ["w5-written", "w6-synced", "w7-renamed", "w8-folder-synced"];
    let once = points(way).into_iter().filter(|point| point.starts_with("w2") || point.starts_with("w4"));
    let deaths = again.map(|point| (point, 1)).into_iter().chain(once.map(|point| (point, 0)));
    for (point, passes) in deaths {
        let mut arena = Arena::new();
        let died = arena.beside("died");
        arena.arm(&format!("kill={point}:{passes},once={}", died.display()));
        let asked = [&["-n", "3", "--timeout", "60"], more].concat();
        arena.generate(way, "three foxes {{queue=1}}{{steps=1}}", &asked);
        wait_until(&format!("{way:?} {more:?}: somebody to pass {point}"), 20, || died.exists());
        arena.settle_and_check(&format!("{way:?} {more:?}, death at {point}"));
        let tally = arena.tally();
        assert_eq!(tally.images + tally.uncertain, 3, "{way:?} {more:?}, {point}: {tally:?}");
        assert_eq!(arena.vendor.charged_images(), 3, "{way:?} {more:?}, {point}");
        let may_be_uncertain = point == "w2-sent" || (way != Way::Queued && point == "w2-answer-synced");
        assert_eq!(tally.uncertain > 0, may_be_uncertain, "{way:?} {more:?}, {point}: {tally:?}");
    }
}

#[test]
fn between_the_images_of_one_answer() {
    die_between_images(Way::Synchronous, &[]);
}

#[test]
fn between_the_images_of_a_stream_with_drafts() {
    die_between_images(Way::Synchronous, &["--set", "partial_images=2"]);
}

#[test]
fn between_the_downloads_of_one_result() {
    die_between_images(Way::Queued, &[]);
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
