//! What each failure makes of a job: back into the queue, or an end; and what it may have cost.

use std::time::Duration;

use crate::domain::{Cost, CostKind, Job, JobState};
use crate::error::{Error, ErrorBody, ErrorCode};
use crate::providers::{Failed, Fate};
use crate::store::Claim;

/// How often a request that certainly did not run is sent before its job fails.
const MOST_TRIES: u32 = 5;

/// A vendor that wants to be left alone for longer than this is not waited for.
const LONGEST_VENDOR_WAIT: Duration = Duration::from_secs(5 * 60);

const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// What becomes of a job after an attempt.
#[derive(Debug)]
pub(super) enum Ending {
    /// Its images are in the library.
    Done,
    /// It certainly did not run: it is sent again after a while.
    Again {
        /// How long it waits.
        wait: Duration,
        /// What it waits for.
        why: ErrorBody,
    },
    /// It ended without an image.
    Over {
        /// Where it ends.
        state: JobState,
        /// What it cost.
        cost: Cost,
        /// What happened.
        failure: ErrorBody,
    },
    /// The worker leaves; another one goes on from what is on the disk.
    Left,
}

impl Ending {
    /// Returns the end of a job that was never sent.
    pub(super) fn not_sent(error: &Error) -> Self {
        Self::Over { state: JobState::Rejected, cost: Cost::NOTHING, failure: ErrorBody::from(error) }
    }

    /// Returns what a vendor's failure makes of the job. `chance` is between 0 and 1: back-off has full jitter.
    pub(super) fn of(failed: &Failed, claim: &Claim, chance: f64) -> Self {
        let over = |state, cost| Self::Over { state, cost, failure: explain(failed, claim, state, cost) };
        match failed.fate {
            Fate::Again { after } => match wait_before(claim.job.attempts, after, chance) {
                Some(wait) => Self::Again { wait, why: ErrorBody::from(&failed.error) },
                None => {
                    let mut failure = explain(failed, claim, JobState::Failed, Cost::NOTHING);
                    if let Some(asked) = after.filter(|asked| *asked > LONGEST_VENDOR_WAIT) {
                        failure.hint = later_hint(&claim.job, asked);
                    }
                    Self::Over { state: JobState::Failed, cost: Cost::NOTHING, failure }
                }
            },
            Fate::Refused => over(JobState::Rejected, Cost::NOTHING),
            Fate::Lost => over(JobState::Uncertain, Cost::UNKNOWN),
            Fate::Ended { cost } => over(JobState::Failed, cost.unwrap_or(Cost::UNKNOWN)),
            Fate::Expired => over(JobState::Expired, Cost::UNKNOWN),
            Fate::Stopped { cost } => over(JobState::Cancelled, cost.unwrap_or(Cost::UNKNOWN)),
        }
    }
}

/// Returns how long to wait before the next try; nothing when there is none.
fn wait_before(tries: u32, asked: Option<Duration>, chance: f64) -> Option<Duration> {
    if tries >= MOST_TRIES || asked.is_some_and(|asked| asked > LONGEST_VENDOR_WAIT) {
        return None;
    }
    Some(asked.unwrap_or_else(|| backoff(tries, chance)))
}

/// Returns a wait with full jitter: anything up to 1 s, 2 s, 4 s … 60 s.
pub(super) fn backoff(tries: u32, chance: f64) -> Duration {
    let most = FIRST_WAIT.saturating_mul(1 << tries.saturating_sub(1).min(10)).min(LONGEST_WAIT);
    most.mul_f64(chance.clamp(0.0, 1.0))
}

fn explain(failed: &Failed, claim: &Claim, state: JobState, cost: Cost) -> ErrorBody {
    let mut body = ErrorBody::from(&failed.error);
    match state {
        JobState::Uncertain => {
            body.code = ErrorCode::Uncertain;
            body.hint = uncertain_hint(&claim.job);
        }
        JobState::Cancelled => body.code = ErrorCode::Cancelled,
        _ => {}
    }
    if !claim.free
        && !body.message.contains("charged")
        && !body.message.contains("cost")
        && !body.message.contains("nothing was sent")
    {
        body.message = format!("{}; {}", body.message, charge_words(&claim.job, cost));
    }
    let again = if cost == Cost::NOTHING { "asks again" } else { "asks again, and pays again" };
    let command = match state {
        JobState::Uncertain | JobState::Cancelled => None,
        _ if claim.free => None,
        // The same words would be refused again.
        _ if body.code == ErrorCode::Policy && !body.hint.is_empty() => None,
        _ if body.hint.contains("jobs retry") => None,
        _ => Some(format!("`pixery jobs retry {}` {again}", claim.job.id.0)),
    };
    if let Some(command) = command {
        body.hint = if body.hint.is_empty() { command } else { format!("{}; {command}", body.hint) };
    }
    body
}

/// Says what an attempt cost, or may have.
pub(super) fn charge_words(job: &Job, cost: Cost) -> String {
    match (cost.kind, cost.micro_usd) {
        (CostKind::NotCharged, _) => "not charged".to_owned(),
        (CostKind::Reported, Some(amount)) => format!("it cost {amount}"),
        (CostKind::Estimated, Some(amount)) => format!("it cost about {amount}"),
        _ if job.held.0 > 0 => format!("it may have cost {}", job.held),
        _ => "it may have cost something".to_owned(),
    }
}

/// Says what a person can do about a job of which nobody knows whether it ran.
pub(super) fn uncertain_hint(job: &Job) -> String {
    let id = job.id.0;
    format!(
        "look at the provider's own list of requests; then `pixery jobs resolve {id} --resend` (may pay twice), or `pixery jobs resolve {id} --drop`"
    )
}

/// Says when a vendor that wants to be left alone for long can be asked again.
fn later_hint(job: &Job, asked: Duration) -> String {
    let wait = match asked.as_secs().div_ceil(60) {
        minutes @ ..60 => format!("{minutes} min"),
        // No longer wish is kept.
        _ => "an hour or longer".to_owned(),
    };
    format!("it wants to be left alone for {wait}; then `pixery jobs retry {}` asks again", job.id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_off_doubles_to_a_minute_and_chance_spreads_it() {
        let most: Vec<u64> = (1..9).map(|tries| backoff(tries, 1.0).as_secs()).collect();
        assert_eq!(most, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(backoff(3, 0.0), Duration::ZERO);
        assert_eq!(backoff(3, 0.5), Duration::from_secs(2));
    }

    #[test]
    fn what_the_vendor_asks_for_is_honoured_up_to_five_minutes() {
        assert_eq!(wait_before(1, Some(Duration::from_secs(20)), 0.3), Some(Duration::from_secs(20)));
        assert_eq!(wait_before(1, Some(Duration::from_secs(301)), 0.3), None);
        assert_eq!(wait_before(MOST_TRIES, None, 0.3), None);
    }
}
