//! Clocks that are set: no job is silenced, sent twice or lost because the time jumps by years.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use pixery_core::config::Clock;
use pixery_core::domain::JobState;
use pixery_core::providers::Fate;
use pixery_testkit::recount;

use super::scripted::png;
use super::{Play, Scripted, ask, library_at, serve};

/// A clock that is ten years ahead, right, or ten years behind, anew each time it is asked.
fn jumping() -> Clock {
    let asked = AtomicU64::new(0);
    let started = std::time::Instant::now();
    Clock::new(move || {
        let years = i64::try_from(asked.fetch_add(1, Ordering::SeqCst) % 3).unwrap() - 1;
        let noon = chrono::DateTime::parse_from_rfc3339("2026-11-24T12:00:00Z").unwrap().to_utc();
        noon + TimeDelta::days(3_652 * years) + TimeDelta::from_std(started.elapsed()).unwrap()
    })
}

#[tokio::test]
async fn jobs_end_once_and_as_usual_while_the_clock_jumps_by_years() {
    let wait = Fate::Again { after: Some(Duration::from_millis(20)) };
    let plays = [Play::Fail(wait), Play::Accept, Play::Answer(vec![png(1)]), Play::Fail(Fate::Lost)];
    let vendor = Arc::new(Scripted::default());
    vendor.submits.lock().unwrap().extend(plays);
    vendor.follows.lock().unwrap().push_back(Play::Answer(vec![png(2)]));
    let library = library_at(&vendor, false, jumping());
    let jobs = [ask(&library, 1).await, ask(&library, 1).await, ask(&library, 1).await];
    serve(&library).await;
    let mut states: Vec<_> =
        jobs.iter().map(|id| library.look(|reader| reader.job(*id)).state.name()).collect();
    states.sort_unstable();
    assert_eq!(states, [JobState::Done.name(), JobState::Done.name(), JobState::Uncertain.name()]);
    assert_eq!(vendor.sent(), 4, "three jobs and the one that certainly did not run");
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generations"), 2);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}
