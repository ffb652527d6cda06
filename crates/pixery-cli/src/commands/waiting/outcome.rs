//! What came of a command's jobs, as its answer: images, and why some are not there.

use pixery_core::domain::{CostKind, Generation, Job, JobId, JobState};
use pixery_core::ops::generations::{self, ShowGenerations};
use pixery_core::{Error, ErrorBody, ErrorCode, Library};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::view::is_open;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// The jobs as they were last read, and what ended the wait.
#[derive(Debug)]
pub(in crate::commands) struct Ended {
    pub(in crate::commands) jobs: Vec<Job>,
    pub(in crate::commands) stopped: Stopped,
}

/// What ends a wait.
#[derive(Debug)]
pub(in crate::commands) enum Stopped {
    /// There is nothing left to wait for.
    AllEnded,
    /// It took longer than somebody wanted to wait.
    TimeOver,
    /// Ctrl-C, or being asked to end.
    Interrupted,
    /// The queue itself can't be read or written.
    By(Error),
}

/// What the commands print: the jobs, and the images that came of them.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::commands) struct Made {
    pub(in crate::commands) jobs: Vec<Job>,
    pub(in crate::commands) generations: Vec<Generation>,
}

/// What a command says of what was made.
#[derive(Debug)]
pub(in crate::commands) struct Answer {
    /// Its data.
    pub(in crate::commands) data: Value,
    /// The same for a person.
    pub(in crate::commands) text: String,
    /// What failed with the images themselves.
    pub(in crate::commands) failure: Option<Failure>,
}

impl Answer {
    /// Returns the jobs and images as they are, a line an image.
    pub(in crate::commands) fn plain(context: &Context, made: &Made) -> Self {
        Self {
            data: serde_json::to_value(made).unwrap_or_default(),
            text: output::made_lines(&made.generations, context.output.ink()),
            failure: None,
        }
    }
}

/// Prints what came of the jobs, whole or in part, as `answer` says it.
pub(in crate::commands) async fn report(
    context: &Context,
    command: &str,
    library: &Library,
    ended: Ended,
    answer: impl AsyncFnOnce(&Made) -> Answer,
) -> Result<(), Failure> {
    let Ended { jobs, stopped } = ended;
    let ids: Vec<_> = jobs.iter().flat_map(|job| job.generation_ids.iter().copied()).collect();
    let mut generations = Vec::with_capacity(ids.len());
    for ids in ids.chunks(pixery_core::ops::MOST_IDS) {
        generations.extend(generations::show(library, ShowGenerations { ids: ids.to_vec() }).await?.items);
    }
    let made = Made { jobs, generations };
    let Answer { data, text, failure } = answer(&made).await;
    match failure_of(library, &made.jobs, stopped)?.or(failure) {
        None => context.output.data(command, &data, || text),
        Some(mut failure) => {
            if context.output.shape == output::Shape::Human {
                context.output.print(&text);
            }
            failure.data = Some(data);
            Err(failure)
        }
    }
}

/// Returns why not all images are there: what ended the wait early explains it best, else the first job that made none.
fn failure_of(library: &Library, jobs: &[Job], stopped: Stopped) -> Result<Option<Failure>, Failure> {
    let open: Vec<JobId> = jobs.iter().filter(|job| is_open(job)).map(|job| job.id).collect();
    let missing: Vec<&Job> = jobs.iter().filter(|job| job.state != JobState::Done).collect();
    let Some(first) = missing.first() else { return Ok(None) };
    let (body, about) = match stopped {
        Stopped::TimeOver if !open.is_empty() => (ErrorBody::from(&Error::StillRunning(open.clone())), open),
        Stopped::Interrupted if !open.is_empty() => (interrupted(&open), open),
        Stopped::By(error) => (ErrorBody::from(&error), missing.iter().map(|job| job.id).collect()),
        Stopped::AllEnded | Stopped::TimeOver | Stopped::Interrupted => {
            let body = why(first, library.providers()?.free().any(|free| free == first.provider));
            let body = for_all_of(body, first, &missing);
            (in_part(body, first, jobs), missing.iter().map(|job| job.id).collect())
        }
    };
    Ok(Some(Failure { job_ids: about.iter().map(|id| id.0).collect(), ..Failure::from(body) }))
}

fn interrupted(open: &[JobId]) -> ErrorBody {
    let names = names(open);
    let (goes, it) = if open.len() == 1 { ("goes", "it") } else { ("go", "them") };
    ErrorBody {
        code: ErrorCode::Cancelled,
        message: format!("stopped waiting, not paying: {} {goes} on", hashed(open)),
        hint: format!(
            "`pixery jobs wait {names}` waits again; `pixery jobs cancel {names}` asks {it} to stop"
        ),
    }
}

/// Lets the way on name every job that goes it, not just the first one.
fn for_all_of(body: ErrorBody, first: &Job, missing: &[&Job]) -> ErrorBody {
    /// More than these don't fit a line; the queue lists them.
    const MOST_NAMED: usize = 24;
    let alike: Vec<JobId> = missing.iter().filter(|job| job.state == first.state).map(|job| job.id).collect();
    let one = format!("`pixery jobs retry {}`", first.id.0);
    let all = match alike.len() {
        ..=MOST_NAMED => format!("`pixery jobs retry {}`", names(&alike)),
        many => format!(
            "{one} (and so for each of the {many}: `pixery jobs list --state {}`)",
            first.state.name()
        ),
    };
    ErrorBody { hint: body.hint.replace(&one, &all), ..body }
}

/// Says what happened to a job without images, what it cost or may have, and the command that goes on.
fn why(job: &Job, is_free: bool) -> ErrorBody {
    let id = job.id.0;
    let mut body = match &job.failure {
        Some(failure) => {
            ErrorBody { code: failure.code, message: failure.message.clone(), hint: failure.hint.clone() }
        }
        None => ErrorBody {
            code: code_of(job.state),
            message: words_of(job.state).to_owned(),
            hint: String::new(),
        },
    };
    let says_money =
        ["charged", "cost", "nothing was sent", "paid"].iter().any(|word| body.message.contains(word));
    if !says_money && let Some(words) = money(job, is_free) {
        body.message = format!("{}; {words}", body.message);
    }
    if body.hint.is_empty() || !body.hint.contains("`pixery ") {
        let command = match (job.state, body.code) {
            (JobState::Uncertain, _) => format!(
                "`pixery jobs resolve {id} --check` asks the provider again; --resend may pay twice, --drop gives it up"
            ),
            (_, ErrorCode::Policy) => "word it differently: asking the same again is no use".to_owned(),
            _ => format!("`pixery jobs retry {id}` asks again"),
        };
        body.hint = if body.hint.is_empty() { command } else { format!("{}; {command}", body.hint) };
    }
    body
}

fn code_of(state: JobState) -> ErrorCode {
    match state {
        JobState::Cancelled => ErrorCode::Cancelled,
        JobState::Uncertain => ErrorCode::Uncertain,
        JobState::Rejected | JobState::Expired => ErrorCode::Unavailable,
        JobState::Queued
        | JobState::Submitting
        | JobState::Submitted
        | JobState::Downloading
        | JobState::Done
        | JobState::Failed => ErrorCode::Internal,
    }
}

fn words_of(state: JobState) -> &'static str {
    match state {
        JobState::Cancelled => "stopped",
        JobState::Uncertain => "nobody knows whether it ran",
        JobState::Rejected => "refused",
        JobState::Expired => "the provider forgot it before the result was fetched",
        JobState::Queued
        | JobState::Submitting
        | JobState::Submitted
        | JobState::Downloading
        | JobState::Done
        | JobState::Failed => "it ended without an image",
    }
}

/// Says what a job cost or may have; nothing where it is plain that nothing could.
fn money(job: &Job, is_free: bool) -> Option<String> {
    match (job.cost.kind, job.cost.micro_usd) {
        (CostKind::NotCharged, _) if is_free => None,
        (CostKind::NotCharged, _) => Some("nothing was charged".to_owned()),
        (CostKind::Reported, Some(amount)) => Some(format!("it cost {amount}")),
        (CostKind::Estimated, Some(amount)) => Some(format!("it cost about {amount}")),
        _ if job.held.0 > 0 => Some(format!("it may have cost {}", job.held)),
        _ => Some("it may have cost something".to_owned()),
    }
}

/// Puts before a failure how much was made all the same.
fn in_part(body: ErrorBody, first: &Job, jobs: &[Job]) -> ErrorBody {
    let wanted: u64 = jobs.iter().map(|job| u64::from(job.request.count)).sum();
    if wanted <= 1 {
        return body;
    }
    let made: usize = jobs.iter().map(|job| job.generation_ids.len()).sum();
    let message = format!("{made} of {wanted} images were made; job {}: {}", first.id, body.message);
    ErrorBody { message, ..body }
}

/// Returns ids as a command takes them: `12 13`.
pub(in crate::commands) fn names(ids: &[JobId]) -> String {
    ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(" ")
}

/// Returns ids as people read them: `job #12`, `jobs #12, #13`.
pub(in crate::commands) fn hashed(ids: &[JobId]) -> String {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("{} {}", if ids.len() == 1 { "job" } else { "jobs" }, names.join(", "))
}
