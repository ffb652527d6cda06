//! A dead worker's jobs go on from what is on the disk: what was answered is read, what the vendor works on is followed, what may
//! simply be sent again is, and of the rest a person decides.

use super::attempt::part_name;
use super::ending::uncertain_hint;
use super::owner;
use crate::archive::answer_name;
use crate::domain::{Cost, JobId, JobState};
use crate::error::{ErrorBody, ErrorCode, Result};
use crate::faults;
use crate::library::Library;
use crate::store::{Claim, JobEnd, OwnedJob, Stamp};

/// What is done with a dead worker's job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Nobody had begun.
    Release,
    /// It was claimed and never sent: back into the queue.
    PutBack,
    /// On from this state.
    GoOn(JobState),
    /// It may have run, and nobody can ask: a person decides.
    Uncertain,
    /// It was to stop, and stopping it costs nothing.
    Cancel,
}

fn way(job: &OwnedJob, has_answer: bool) -> Way {
    match job.state {
        JobState::Queued => Way::Release,
        JobState::Submitting | JobState::Downloading if has_answer => Way::GoOn(JobState::Downloading),
        JobState::Submitting if job.is_to_stop && (job.may_be_sent_again || !job.is_sending) => Way::Cancel,
        JobState::Submitting if !job.is_sending => Way::PutBack,
        JobState::Submitting if job.may_be_sent_again => Way::GoOn(JobState::Submitting),
        JobState::Submitting if faults::is_off("intent") => Way::GoOn(JobState::Submitting),
        JobState::Submitted | JobState::Downloading if job.has_ticket => Way::GoOn(JobState::Submitted),
        JobState::Downloading if job.may_be_sent_again => Way::GoOn(JobState::Submitting),
        _ => Way::Uncertain,
    }
}

/// Whose jobs are taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Everybody's.
    Everybodys,
    /// Those that never cost anything.
    Free,
}

/// What a look for dead workers' jobs came to.
pub(super) struct Recovered {
    /// The jobs that go on here.
    pub(super) claims: Vec<Claim>,
    /// Whether the look came to its end; what was taken over before is taken over all the same.
    pub(super) end: Result<()>,
}

/// Takes over what dead workers left, and what this one claimed and doesn't run: its `running` jobs are those that it does.
pub(super) fn recover(library: &Library, owner: &str, whose: Whose, running: &[JobId]) -> Recovered {
    let mut claims = Vec::new();
    let end = take_over_all(library, owner, whose, running, &mut claims);
    if let Err(error) = sweep(library) {
        // Nothing hangs on it: the next look sweeps again.
        tracing::warn!(%error, "what is left behind in incoming/ could not be swept");
    }
    Recovered { claims, end }
}

fn take_over_all(
    library: &Library,
    owner: &str,
    whose: Whose,
    running: &[JobId],
    claims: &mut Vec<Claim>,
) -> Result<()> {
    let locks = library.archive().layout().locks();
    let owned = library.store().read(|reader| reader.owned_jobs())?;
    let mut looked_at: Vec<(String, bool)> = Vec::new();
    for job in owned {
        if whose == Whose::Free && !job.is_free {
            continue;
        }
        if job.owner == owner {
            // Its queued jobs it has adopted.
            if job.state != JobState::Queued && !running.contains(&job.id) {
                claims.extend(take(library, owner, &job)?);
            }
            continue;
        }
        let is_dead = match looked_at.iter().find(|(name, _)| *name == job.owner) {
            Some((_, is_dead)) => *is_dead,
            None => {
                let is_dead = owner::is_dead(&locks, &job.owner) || faults::is_off("owner-lock");
                looked_at.push((job.owner.clone(), is_dead));
                is_dead
            }
        };
        if is_dead {
            claims.extend(take(library, owner, &job)?);
        }
    }
    for (name, is_dead) in looked_at {
        // While a dead worker's paid jobs are left, whoever looks must see that they wait.
        if is_dead && whose == Whose::Everybodys {
            bookkeep(library, |writer| writer.remove_worker(&name))?;
        }
    }
    Ok(())
}

fn take(library: &Library, owner: &str, job: &OwnedJob) -> Result<Option<Claim>> {
    let has_answer = library.archive().has_answer(&answer_name(&job.client_key, job.attempts));
    let way = way(job, has_answer);
    tracing::info!(job = %job.id, state = job.state.name(), ?way, "a dead worker's job");
    if way == Way::Uncertain
        && let Some(token) = &job.token
    {
        library.archive().quarantine_leftover(&part_name(job.id, token))?;
    }
    let token = library.new_key();
    bookkeep(library, |writer| match way {
        Way::Release => writer.release(job).map(|()| None),
        Way::PutBack => {
            if let Some(claim) = writer.take_over(job, job.state, owner, &token)? {
                let why = ErrorBody {
                    code: ErrorCode::Unavailable,
                    message: "the process that was about to send it ended; nothing was sent".to_owned(),
                    hint: String::new(),
                };
                writer.put_back(&claim, writer.at(), &why)?;
            }
            Ok(None)
        }
        Way::GoOn(state) => writer.take_over(job, state, owner, &token),
        Way::Cancel => {
            if let Some(claim) = writer.take_over(job, job.state, owner, &token)? {
                let failure = ErrorBody {
                    code: ErrorCode::Cancelled,
                    message: "stopped; not charged".to_owned(),
                    hint: format!("`pixery jobs retry {}` asks again", job.id.0),
                };
                let cost = if claim.free || !job.is_sending { Cost::NOTHING } else { Cost::UNKNOWN };
                let end = JobEnd { state: JobState::Cancelled, cost, images: 0, failure: Some(&failure) };
                writer.end(&claim, &end)?;
            }
            Ok(None)
        }
        Way::Uncertain => {
            if let Some(claim) = writer.take_over(job, job.state, owner, &token)? {
                let failure = ErrorBody {
                    code: ErrorCode::Uncertain,
                    message: format!(
                        "the process that sent this to {} ended before the answer came; {}",
                        claim.job.provider,
                        super::ending::charge_words(&claim.job, Cost::UNKNOWN)
                    ),
                    hint: uncertain_hint(&claim.job),
                };
                let end = JobEnd {
                    state: JobState::Uncertain,
                    cost: Cost::UNKNOWN,
                    images: 0,
                    failure: Some(&failure),
                };
                writer.end(&claim, &end)?;
            }
            Ok(None)
        }
    })
}

/// Removes the answers of jobs that ended (their images are in the library) and the part files of attempts that are over; parts that
/// belong to no job go when they are old.
fn sweep(library: &Library) -> Result<()> {
    const STALE_PART: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
    let archive = library.archive();
    for name in archive.answers()? {
        let Some((key, _)) = name.rsplit_once('-') else { continue };
        let job = library.store().read(|reader| reader.job_of_key(key))?;
        if job.is_some_and(|job| job.state == JobState::Done) {
            archive.drop_answer(&name);
        }
    }
    for name in archive.parts()? {
        let mut words = name.splitn(3, '-');
        if let (Some(Ok(job)), Some(token)) = (words.next().map(str::parse), words.next())
            && !library.store().read(|reader| reader.is_under_way(JobId(job), token))?
        {
            archive.drop_part(&name);
        }
    }
    let now = std::time::UNIX_EPOCH
        + std::time::Duration::from_millis(library.now().millis().max(0).cast_unsigned());
    archive.sweep_incoming(now.checked_sub(STALE_PART).unwrap_or(std::time::UNIX_EPOCH))?;
    bookkeep(library, |writer| writer.prune_changes())
}

/// Writes without a journal entry: the queue's own states are no change that a person undoes.
pub(super) fn bookkeep<T>(
    library: &Library,
    write: impl FnOnce(&crate::store::Writer<'_>) -> Result<T>,
) -> Result<T> {
    let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: None };
    library.store().write(&stamp, write)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(state: JobState, may_be_sent_again: bool, has_ticket: bool) -> OwnedJob {
        OwnedJob {
            id: JobId(1),
            owner: "worker-x".to_owned(),
            state,
            client_key: "key".to_owned(),
            token: None,
            attempts: 1,
            may_be_sent_again,
            has_ticket,
            is_sending: true,
            is_free: false,
            is_to_stop: false,
        }
    }

    #[test]
    fn what_was_sent_and_not_answered_is_never_sent_again_unless_that_is_safe() {
        assert_eq!(way(&job(JobState::Submitting, false, false), false), Way::Uncertain);
        assert_eq!(way(&job(JobState::Submitting, true, false), false), Way::GoOn(JobState::Submitting));
    }

    #[test]
    fn what_was_claimed_and_not_sent_goes_back_into_the_queue() {
        let claimed = OwnedJob { is_sending: false, ..job(JobState::Submitting, false, false) };
        assert_eq!(way(&claimed, false), Way::PutBack);
    }

    #[test]
    fn an_answer_on_the_disk_is_read_whatever_the_row_says() {
        for state in [JobState::Submitting, JobState::Downloading] {
            assert_eq!(way(&job(state, false, false), true), Way::GoOn(JobState::Downloading));
        }
    }

    #[test]
    fn what_the_vendor_works_on_is_asked_about() {
        for state in [JobState::Submitted, JobState::Downloading] {
            assert_eq!(way(&job(state, false, true), false), Way::GoOn(JobState::Submitted));
        }
    }

    #[test]
    fn what_nobody_began_is_released() {
        assert_eq!(way(&job(JobState::Queued, false, false), false), Way::Release);
    }
}
