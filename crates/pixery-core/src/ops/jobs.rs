//! The queue: looking at it, stopping, asking again, deciding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::{self, Consent};
use super::recipe;
use super::withhold::withhold_jobs;
use crate::archive::answer_name;
use crate::domain::{Cost, Cursor, Invalid, Job, JobId, JobState, MicroUsd, Page};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{JobFilter, NewJob, Stamp, Writer};

/// The most jobs of one page, and of one request.
const LARGEST_PAGE: usize = 1_000;

/// A page of jobs to be listed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListJobs {
    /// Only jobs of this state.
    pub state: Option<JobState>,
    /// Also those that somebody dismissed.
    #[ts(as = "Option<bool>")]
    pub include_dismissed: bool,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
}

/// Lists one page of jobs, newest first.
///
/// # Errors
/// `invalid` for a limit outside 1 to 1,000; `storage` when the database fails.
pub async fn list(library: &Library, request: ListJobs) -> Result<Page<Job>> {
    let limit = request.limit.unwrap_or(50);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Invalid::new("limit", limit, format!("is not 1 to {LARGEST_PAGE}"))
            .hint("ask for a number in that range; the page's `next` gives the rest")
            .into());
    }
    let before = request.after.map(|cursor| JobId(cursor.0));
    let filter = JobFilter { state: request.state, include_dismissed: request.include_dismissed };
    let config = library.clone();
    library
        .read(move |reader| {
            let mut page = reader.jobs(filter, before, limit)?;
            withhold_jobs(&config, reader, &mut page.items)?;
            Ok(page)
        })
        .await
}

/// A job to be shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowJob {
    /// The job's id.
    pub id: JobId,
}

/// Returns one job with its request, its images, and why it failed if it did.
///
/// # Errors
/// `not_found` when there is no such job; `storage` when the database fails.
pub async fn show(library: &Library, request: ShowJob) -> Result<Job> {
    let config = library.clone();
    library
        .read(move |reader| {
            let mut job = reader.job(request.id)?;
            withhold_jobs(&config, reader, std::slice::from_mut(&mut job))?;
            Ok(job)
        })
        .await
}

/// Jobs that something is done to.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TheseJobs {
    /// The jobs' ids, 1 to 1,000.
    pub ids: Vec<JobId>,
}

/// Jobs as they are after something was done to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangedJobs {
    /// The jobs in the order of the request.
    pub items: Vec<Job>,
    /// Those that changed; the others were so already, or had ended.
    pub changed: Vec<JobId>,
}

/// Cancels queued jobs, and asks the workers of running ones to stop them where their vendor can. What a vendor has begun may still
/// cost something; the job says so when it ends. Ended ones stay as they are.
///
/// # Errors
/// `invalid` for no ids or too many; `not_found` when one is missing; `storage` when the library can't be written.
pub async fn cancel(library: &Library, request: TheseJobs) -> Result<ChangedJobs> {
    change(library, "cancel_jobs", request, |writer, id| writer.cancel(id)).await
}

/// Puts ended jobs out of sight. They stay in the ledger.
///
/// # Errors
/// As [`cancel`]; `conflict` when one has not ended.
pub async fn dismiss(library: &Library, request: TheseJobs) -> Result<ChangedJobs> {
    change(library, "dismiss_jobs", request, |writer, id| {
        let job = writer.job(id)?;
        if !job.state.is_ended() {
            return Err(Error::JobState {
                id,
                state: job.state,
                reason: "only what has ended can be dismissed",
            });
        }
        writer.dismiss(id)
    })
    .await
}

async fn change(
    library: &Library,
    operation: &'static str,
    request: TheseJobs,
    change: impl Fn(&Writer<'_>, JobId) -> Result<bool> + Send + 'static,
) -> Result<ChangedJobs> {
    check_ids(&request.ids)?;
    let config = library.clone();
    library
        .write(operation, move |writer| {
            let mut changed = Vec::new();
            for id in &request.ids {
                writer.job(*id)?;
                if change(writer, *id)? {
                    changed.push(*id);
                }
            }
            let mut items = request.ids.iter().map(|id| writer.job(*id)).collect::<Result<Vec<_>>>()?;
            withhold_jobs(&config, writer, &mut items)?;
            Ok(ChangedJobs { items, changed })
        })
        .await
}

fn check_ids(ids: &[JobId]) -> Result<()> {
    if (1..=LARGEST_PAGE).contains(&ids.len()) {
        return Ok(());
    }
    Err(Invalid::new("number of jobs", ids.len(), format!("is not 1 to {LARGEST_PAGE}"))
        .hint("`pixery jobs list` shows the ids there are")
        .into())
}

/// Ended jobs to be asked for again.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetryJobs {
    /// The jobs' ids, 1 to 1,000: ended ones without all of their images.
    pub ids: Vec<JobId>,
    /// What it may cost.
    #[serde(default)]
    #[ts(as = "Option<Consent>", optional)]
    pub consent: Consent,
}

/// The jobs that were queued in place of ended ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RetriedJobs {
    /// The new jobs, in the order of the old ones.
    pub jobs: Vec<Job>,
}

/// Queues the requests of failed, rejected, expired or cancelled jobs anew: new jobs, new attempts, each charged like any other.
///
/// # Errors
/// `conflict` for a job that is done, runs, or is uncertain (which `resolve_job` is for); `missing_key` and `budget` as for generating;
/// `not_found`, `invalid` and `storage` as [`cancel`].
pub async fn retry(library: &Library, request: RetryJobs) -> Result<RetriedJobs> {
    check_ids(&request.ids)?;
    library
        .apart(move |library| {
            let old = library
                .store()
                .read(|reader| request.ids.iter().map(|id| reader.job(*id)).collect::<Result<Vec<_>>>())?;
            let mut costs = Vec::with_capacity(old.len());
            for job in &old {
                require_retryable(job)?;
                costs.push(cost_again(library, job)?);
            }
            consent::check(library, recipe::total(&costs), &request.consent)?;
            let parts = i64::try_from(old.len()).unwrap_or(i64::MAX);
            let max_cost = request.consent.max_cost.map(|most| MicroUsd(most.0 / parts));
            let keys: Vec<String> = old.iter().map(|_| library.new_key()).collect();
            let batch = library.new_key();
            let stamp =
                Stamp { actor: &library.config().actor, at: library.now(), operation: Some("retry_jobs") };
            let jobs = library.store().write(&stamp, |writer| {
                let mut jobs = Vec::with_capacity(old.len());
                for ((job, cost), key) in old.iter().zip(&costs).zip(&keys) {
                    let id = writer.insert_job(&NewJob {
                        client_key: key,
                        batch: &batch,
                        provider: &job.provider,
                        place: &library.providers()?.get(&job.provider)?.place(),
                        request: &job.request,
                        cost: *cost,
                        max_cost,
                        idempotent: library
                            .catalog()?
                            .model(job.request.model.as_str())?
                            .capabilities
                            .idempotency,
                        free: library.providers()?.free().any(|free| free == job.provider),
                        retry_of: Some(job.id),
                    })?;
                    jobs.push(writer.job(id)?);
                }
                withhold_jobs(library, writer, &mut jobs)?;
                Ok(jobs)
            })?;
            Ok(RetriedJobs { jobs })
        })
        .await
}

fn require_retryable(job: &Job) -> Result<()> {
    let reason = match job.state {
        JobState::Done => "it made its images; `regenerate` makes more",
        JobState::Uncertain => "it may have been charged; `pixery jobs resolve` decides about it",
        state if !state.is_ended() => "it has not ended yet",
        _ => return Ok(()),
    };
    Err(Error::JobState { id: job.id, state: job.state, reason })
}

fn cost_again(library: &Library, job: &Job) -> Result<Cost> {
    let model = library.catalog()?.living_model(job.request.model.as_str(), library.now())?;
    let providers = library.providers()?;
    providers.get(&job.provider)?.check_ready()?;
    let is_free = providers.free().any(|free| free == job.provider);
    Ok(if is_free { Cost::NOTHING } else { recipe::estimate(model, &job.request) })
}

/// What a person decides about a job of which nobody knows whether it ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Decision {
    /// Ask the vendor once more, or read an answer that turned up: costs nothing.
    Check,
    /// Send it again; it may be paid twice.
    Resend,
    /// Give it up; what it may have cost stays on the ledger as unknown.
    Drop,
}

/// An uncertain job to be decided about.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResolveJob {
    /// The job's id.
    pub id: JobId,
    /// What to do.
    pub decision: Decision,
}

/// Decides about an uncertain job and returns it as it is then.
///
/// # Errors
/// `conflict` when the job is not uncertain, or `check` has nobody to ask; `not_found` when there is none; `storage` when the library
/// can't be written.
pub async fn resolve(library: &Library, request: ResolveJob) -> Result<Job> {
    let ResolveJob { id, decision } = request;
    let has_answer = library
        .apart(move |library| {
            let (key, attempt) =
                library.store().read(|reader| Ok((reader.job_key(id)?, reader.job(id)?.attempts)))?;
            Ok(library.archive().has_answer(&answer_name(&key, attempt)))
        })
        .await?;
    let config = library.clone();
    library
        .write("resolve_job", move |writer| {
            match decision {
                Decision::Check if has_answer => writer.read_again(id)?,
                Decision::Check => writer.follow_again(id)?,
                Decision::Resend => writer.send_again(id)?,
                Decision::Drop => writer.drop_uncertain(id)?,
            }
            let mut job = writer.job(id)?;
            withhold_jobs(&config, writer, std::slice::from_mut(&mut job))?;
            Ok(job)
        })
        .await
}
