//! One claimed job through its stages: sent, followed, saved. It begins where the job stands, so that a job taken over from a dead
//! worker goes on instead of being sent again.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::ending::{self, Ending};
use super::patience::until_written;
use super::spool::Spool;
use super::stop::{Stop, ToStop};
use super::{progress, save};
use crate::archive;
use crate::domain::{Cost, JobId, JobState, ReferenceRole, Ticket};
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::faults;
use crate::library::Library;
use crate::providers::{Call, CancelAnswer, Failed, Fate, Provider, ProviderRequest, Submitted};
use crate::store::{Claim, JobEnd};

/// How often a request is sent again with the same key to a vendor that runs it once.
const MOST_RESENDS: u32 = 5;

/// What every attempt of a worker needs.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) library: Library,
    /// The jobs that somebody asked to stop.
    pub(super) to_stop: ToStop,
    /// The worker is to leave: whatever another one can go on with is left.
    pub(super) leave: Stop,
    /// Results that are fetched, decoded and saved at once: each holds a picture in memory.
    pub(super) saving: Arc<Semaphore>,
}

/// What became of sending.
enum Sent {
    Answered,
    Accepted(Ticket),
    Ended(Ending),
}

impl Task {
    /// Runs a claimed job to its end. What goes wrong with the job stands on its row.
    ///
    /// # Errors
    /// `internal` when another worker took the job over: that one ends it.
    pub(super) async fn run(self, mut claim: Claim) -> Result<()> {
        let ending = match self.attempt(&mut claim).await {
            // Making it again costs nothing.
            Err(error) if claim.free && !matches!(error, Error::TakenOver(_)) => Ending::Over {
                state: JobState::Failed,
                cost: Cost::NOTHING,
                failure: ErrorBody::from(&error),
            },
            ending => ending?,
        };
        self.end(&claim, ending).await
    }

    async fn attempt(&self, claim: &mut Claim) -> Result<Ending> {
        let provider =
            match self.library.providers().and_then(|known| known.get(&claim.job.provider).cloned()) {
                Ok(provider) => provider,
                // Only a job that was sent by another build gets here in a later state; it waits for one that knows its vendor.
                Err(error) if claim.job.state == JobState::Submitting => return Ok(Ending::not_sent(&error)),
                Err(_) => return Ok(Ending::Left),
            };
        if claim.job.state == JobState::Submitting {
            match self.send(provider.as_ref(), claim).await? {
                Sent::Answered => claim.job.state = JobState::Downloading,
                Sent::Accepted(ticket) => {
                    claim.ticket = Some(ticket);
                    claim.job.state = JobState::Submitted;
                }
                Sent::Ended(ending) => return Ok(ending),
            }
        }
        if claim.job.state == JobState::Submitted
            && let Some(ending) = self.follow(provider.as_ref(), claim).await?
        {
            return Ok(ending);
        }
        save::save(self, provider.as_ref(), claim).await
    }

    /// W2 and W3: sends the request and keeps what came of it.
    async fn send(&self, provider: &dyn Provider, claim: &Claim) -> Result<Sent> {
        let request = match self.request(provider, claim).await {
            Ok(request) => request,
            Err(error @ Error::DiskFull { .. }) if !claim.free => {
                let wait = std::time::Duration::from_secs(10);
                return Ok(Sent::Ended(Ending::Again { wait, why: ErrorBody::from(&error) }));
            }
            Err(error) => return Ok(Sent::Ended(Ending::not_sent(&error))),
        };
        let hears_stop = progress::sink(&self.library, claim, Some(&self.to_stop));
        let request = match provider.prepare(request, &hears_stop).await {
            Ok(request) => request,
            Err(failed) => return Ok(Sent::Ended(Ending::of(&failed, claim, self.chance()))),
        };
        faults::point("w1-prepared");
        until_written(&self.library, claim, "the intent to send", |writer, claim| {
            writer.begin_sending(claim)
        })
        .await?;
        faults::point("w1-sending");
        let mut tries = 0;
        loop {
            tries += 1;
            let mut spool = Spool::new(self.library.archive(), part_name(claim.job.id, &claim.token));
            let progress = progress::sink(&self.library, claim, Some(&self.to_stop));
            let submitted = provider.submit(&request, Call { progress: &progress, answer: &mut spool }).await;
            faults::point("w2-sent");
            let failed = match submitted {
                Ok(Submitted::Answered) => {
                    spool.keep(&self.library, claim).await?;
                    faults::point("w2-answer-kept");
                    until_written(&self.library, claim, "an answer", |writer, claim| {
                        writer.note_reachable(&claim.job.provider)?;
                        writer.answered(claim)
                    })
                    .await?;
                    faults::point("w3-committed");
                    return Ok(Sent::Answered);
                }
                Ok(Submitted::Accepted(ticket)) => {
                    let kept = ticket.clone();
                    until_written(&self.library, claim, "a vendor's ticket", move |writer, claim| {
                        writer.note_reachable(&claim.job.provider)?;
                        writer.accept(claim, &kept)
                    })
                    .await?;
                    faults::point("w3-committed");
                    return Ok(Sent::Accepted(ticket));
                }
                Err(failed) => failed,
            };
            spool.quarantine(&self.library, "broke off").await;
            if failed.fate == Fate::Lost && claim.idempotent && tries < MOST_RESENDS {
                tracing::info!(job = %claim.job.id, %failed, "sent again with the same key");
                tokio::time::sleep(ending::backoff(tries, self.chance())).await;
                continue;
            }
            return Ok(Sent::Ended(Ending::of(&failed, claim, self.chance())));
        }
    }

    /// W4: waits for a request that the vendor works on, and keeps its result. Nothing when the result is there.
    async fn follow(&self, provider: &dyn Provider, claim: &Claim) -> Result<Option<Ending>> {
        let Some(ticket) = &claim.ticket else {
            return Err(Error::Internal(format!("job {} was submitted without a ticket", claim.job.id)));
        };
        let mut told_to_stop = false;
        loop {
            let mut spool = Spool::new(self.library.archive(), part_name(claim.job.id, &claim.token));
            let hears_stop = (!told_to_stop).then_some(&self.to_stop);
            let progress = progress::sink(&self.library, claim, hears_stop);
            let followed = tokio::select! {
                followed = provider.follow(ticket, Call { progress: &progress, answer: &mut spool }) => followed,
                () = self.leave.asked() => return Ok(Some(Ending::Left)),
            };
            match followed {
                Ok(()) => {
                    faults::point("w4-followed");
                    spool.keep(&self.library, claim).await?;
                    until_written(&self.library, claim, "a result", |writer, claim| writer.answered(claim))
                        .await?;
                    faults::point("w4-committed");
                    return Ok(None);
                }
                Err(Failed { fate: Fate::Stopped { .. }, .. }) if !told_to_stop => {
                    told_to_stop = true;
                    match provider.cancel(ticket).await {
                        Ok(CancelAnswer::NotCharged) => return Ok(Some(self.stopped(claim, Cost::NOTHING))),
                        Ok(CancelAnswer::Unknown) => return Ok(Some(self.stopped(claim, Cost::UNKNOWN))),
                        Ok(answer) => {
                            tracing::info!(job = %claim.job.id, ?answer, "asked the vendor to stop")
                        }
                        Err(error) => {
                            tracing::warn!(job = %claim.job.id, %error, "could not ask the vendor to stop")
                        }
                    }
                }
                Err(failed) if told_to_stop && matches!(failed.fate, Fate::Ended { .. } | Fate::Expired) => {
                    let cost = if let Fate::Ended { cost } = failed.fate { cost } else { None };
                    return Ok(Some(self.stopped(claim, cost.unwrap_or(Cost::UNKNOWN))));
                }
                Err(failed) => {
                    spool.quarantine(&self.library, "broke off").await;
                    return Ok(Some(Ending::of(&failed, claim, self.chance())));
                }
            }
        }
    }

    fn stopped(&self, claim: &Claim, cost: Cost) -> Ending {
        let message = format!("stopped; {}", ending::charge_words(&claim.job, cost));
        let hint = format!("`pixery jobs retry {}` asks again", claim.job.id.0);
        let failure = ErrorBody { code: ErrorCode::Cancelled, message, hint };
        Ending::Over { state: JobState::Cancelled, cost, failure }
    }

    async fn end(&self, claim: &Claim, ending: Ending) -> Result<()> {
        match ending {
            Ending::Done | Ending::Left => Ok(()),
            Ending::Again { wait, why } => {
                tracing::info!(job = %claim.job.id, ?wait, why = %why.message, "back into the queue");
                let wait = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
                until_written(&self.library, claim, "a job's wait", move |writer, claim| {
                    if why.code == ErrorCode::Unavailable {
                        writer.note_unreachable(&claim.job.provider)?;
                    }
                    writer.put_back(claim, writer.after(wait), &why)
                })
                .await
            }
            Ending::Over { state, cost, failure } => {
                tracing::info!(job = %claim.job.id, state = state.name(), why = %failure.message, "ended without an image");
                until_written(&self.library, claim, "a job's end", move |writer, claim| {
                    writer.end(claim, &JobEnd { state, cost, images: 0, failure: Some(&failure) })
                })
                .await
            }
        }
    }

    /// Completes a job's request with the bytes of its references. Nothing was sent yet: whatever is amiss costs nothing.
    async fn request(&self, provider: &dyn Provider, claim: &Claim) -> Result<ProviderRequest> {
        provider.check_ready()?;
        let (request, idempotency_key, is_free) =
            (claim.job.request.clone(), claim.client_key.clone(), claim.free);
        self.library
            .apart(move |library| {
                if !is_free {
                    require_space(library, &request)?;
                }
                let model = library.catalog()?.living_model(request.model.as_str(), library.now())?;
                let (mut references, mut mask) = (Vec::new(), None);
                for reference in &request.references {
                    let bytes = library.archive().read(reference.path.as_deref().unwrap_or_default())?;
                    match reference.role {
                        ReferenceRole::Reference => references.push(bytes),
                        ReferenceRole::Mask => mask = Some(bytes),
                    }
                }
                Ok(ProviderRequest {
                    endpoint: model.endpoint.clone(),
                    prompt: request.prompt.to_string(),
                    negative_prompt: request.negative_prompt.as_ref().map(ToString::to_string),
                    parameters: request.parameters,
                    count: request.count,
                    references,
                    mask,
                    uploaded: None,
                    idempotency_key,
                })
            })
            .await
    }

    pub(super) fn chance(&self) -> f64 {
        chance(&self.library)
    }
}

/// Returns a random number from 0 up to 1.
pub(super) fn chance(library: &Library) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "32 random bits are wanted")]
    let bits = library.config().entropy.bits() as u32;
    f64::from(bits) / (f64::from(u32::MAX) + 1.0)
}

/// Refuses to send what would be paid for and the disk could not take: the answer as text and as files, and the database's own pages.
fn require_space(library: &Library, request: &crate::domain::JobRequest) -> Result<()> {
    const DATABASE: u64 = 4 << 20;
    /// A picture as PNG is rarely larger than its pixels in RGB; as base64 a third more.
    const BYTES_PER_PIXEL: u64 = 7;
    let pixels = request.parameters.size.map_or(1 << 20, |size| size.pixels());
    let needed = pixels.saturating_mul(BYTES_PER_PIXEL).saturating_mul(u64::from(request.count)) + DATABASE;
    match library.archive().free_bytes() {
        Some(free) if free < needed => {
            Err(Error::DiskFull { path: library.archive().layout().root().to_owned() })
        }
        _ => Ok(()),
    }
}

/// The part file of this attempt: two workers never write one file.
pub(super) fn part_name(job: JobId, token: &str) -> String {
    format!("{}-{token}", job.0)
}

/// The answer file of this attempt: whoever takes the job over finds it.
pub(super) fn answer_name(claim: &Claim) -> String {
    archive::answer_name(&claim.client_key, claim.job.attempts)
}
