//! Patience: how long something is waited for. Only time in which this process was awake counts: a laptop that slept, or a process
//! that was stopped for a minute, has not waited.

use std::ops::ControlFlow;
use std::pin::pin;
use std::time::Duration;

/// The piece that waiting is counted in. However long the process was away, one piece is one piece.
pub(crate) const SLICE: Duration = Duration::from_secs(1);

/// Until a connection stands. Counted by the connector itself: nothing was sent yet, so that a wrong end costs nothing.
pub(crate) const CONNECT: Duration = Duration::from_secs(10);
/// Between two pieces of a body.
pub(crate) const IDLE: Duration = Duration::from_secs(60);
/// Until the first byte of the answer to a request that may cost money: a large picture takes minutes.
pub(crate) const PAID_ANSWER: Duration = Duration::from_secs(600);
/// Until a file of up to 64 MiB is somewhere else, over a slow line too.
pub(crate) const UPLOAD: Duration = Duration::from_secs(600);
/// Until the first byte of any other answer.
pub(crate) const FREE_ANSWER: Duration = Duration::from_secs(60);

/// What waiting came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Waited<T> {
    /// It is there.
    Done(T),
    /// Patience is at an end.
    Silent,
    /// Somebody said stop.
    Stopped,
}

/// Waits for `work`, at most `patience` (in whole slices, at least one), and calls `each_slice` once a slice, whose `Break` ends it.
/// What is there is always taken before the time is looked at.
pub(crate) async fn wait<T>(
    work: impl Future<Output = T>,
    patience: Duration,
    mut each_slice: impl FnMut() -> ControlFlow<()>,
) -> Waited<T> {
    let mut work = pin!(work);
    let mut left = patience.as_secs().max(1);
    loop {
        if let Ok(done) = tokio::time::timeout(SLICE, &mut work).await {
            return Waited::Done(done);
        }
        if each_slice().is_break() {
            return Waited::Stopped;
        }
        left -= 1;
        if left == 0 {
            break;
        }
    }
    // What came in while the process was away was not seen yet: the system gets a moment to hand it over.
    const LAST_LOOK: Duration = Duration::from_millis(100);
    match tokio::time::timeout(LAST_LOOK, work).await {
        Ok(done) => Waited::Done(done),
        Err(_) => Waited::Silent,
    }
}

/// Lets time pass, hearing "stop" at once and then once a slice.
pub(crate) async fn pause(time: Duration, mut each_slice: impl FnMut() -> ControlFlow<()>) -> Waited<()> {
    if each_slice().is_break() {
        return Waited::Stopped;
    }
    wait(tokio::time::sleep(time), Duration::MAX, each_slice).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{Instant, advance, sleep};

    fn go_on() -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    #[tokio::test(start_paused = true)]
    async fn what_comes_in_time_is_taken() {
        assert_eq!(wait(async { 7 }, IDLE, go_on).await, Waited::Done(7));
        let late = async {
            sleep(Duration::from_millis(59_900)).await;
            7
        };
        assert_eq!(wait(late, IDLE, go_on).await, Waited::Done(7));
    }

    #[tokio::test(start_paused = true)]
    async fn patience_ends_after_its_slices() {
        let began = Instant::now();
        assert_eq!(wait(std::future::pending::<()>(), IDLE, go_on).await, Waited::Silent);
        assert_eq!(began.elapsed().as_secs(), 60);
    }

    #[tokio::test(start_paused = true)]
    async fn time_that_passes_in_one_leap_counts_as_one_slice() {
        let began = Instant::now();
        let mut slices = 0;
        let leaping = async {
            // The process is away for an hour.
            advance(Duration::from_secs(3_600)).await;
            sleep(Duration::from_secs(50)).await;
        };
        let waited = wait(leaping, IDLE, || {
            slices += 1;
            go_on()
        })
        .await;
        assert_eq!(waited, Waited::Done(()));
        assert!(began.elapsed().as_secs() >= 3_650 && slices < 60, "{slices}");
    }

    #[tokio::test(start_paused = true)]
    async fn stop_is_heard_within_a_second() {
        let began = Instant::now();
        let waited =
            pause(IDLE, || if began.elapsed().as_secs() >= 5 { ControlFlow::Break(()) } else { go_on() })
                .await;
        assert_eq!((waited, began.elapsed().as_secs()), (Waited::Stopped, 5));
    }
}
