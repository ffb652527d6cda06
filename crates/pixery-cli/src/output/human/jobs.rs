//! Jobs as a person reads them.

use pixery_core::domain::{CostKind, Job, JobState, Timestamp};
use pixery_core::ops::jobs::ChangedJobs;

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean};
use super::generations::age;
use super::{Page, facts};

/// Lists jobs: columns on a terminal, whole tab-separated lines elsewhere.
pub(crate) fn jobs_table(jobs: &[Job], now: Timestamp, width: Option<usize>, ink: Ink) -> String {
    let age = |job: &Job| age(job.created_at, now);
    let (model, prompt) =
        (|job: &Job| clean(job.request.model.as_str()), |job: &Job| clean(job.request.prompt.as_str()));
    match width {
        Some(width) => {
            let row = |job: &Job| {
                vec![
                    Cell::inked(job.id.to_string(), |text| ink.strong(text)),
                    Cell::inked(age(job), |text| ink.faint(text)),
                    Cell::plain(state(job)),
                    Cell::plain(first_image(job)),
                    Cell::plain(short_cost(job)),
                    Cell::inked(model(job), |text| ink.faint(text)),
                    Cell::plain(prompt(job)),
                ]
            };
            lay_out(jobs.iter().map(row).collect(), width)
        }
        None => {
            let row = |job: &Job| {
                let fields = [
                    job.id.0.to_string(),
                    job.created_at.to_string(),
                    state(job),
                    images(job),
                    cost(job),
                    model(job),
                    prompt(job),
                ];
                fields.join("\t") + "\n"
            };
            jobs.iter().map(row).collect()
        }
    }
}

/// Returns one job: its request, its images, why it failed.
pub(crate) fn job_page(job: &Job, page: Page) -> String {
    let ink = page.ink;
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string()).unwrap_or_default();
    let failure = job.failure.as_ref();
    let lines = [
        ("state", state(job)),
        ("why", failure.map(|failure| failure.message.clone()).unwrap_or_default()),
        ("do", failure.map(|failure| failure.hint.clone()).unwrap_or_default()),
        ("prompt", job.request.prompt.to_string()),
        ("model", job.request.model.to_string()),
        ("images", images(job)),
        ("cost", cost(job)),
        ("asked", format!("{} by {}", job.created_at, job.actor)),
        ("again for", job.retry_of.map(|id| format!("job {id}")).unwrap_or_default()),
        ("not before", time(job.not_before.filter(|_| job.state == JobState::Queued))),
        ("begun", time(job.started_at)),
        ("to stop", time(job.cancel_asked_at.filter(|_| !job.state.is_ended()))),
        ("ended", time(job.ended_at)),
        ("attempts", job.attempts.to_string()),
        ("dismissed", time(job.dismissed_at)),
    ];
    format!("{}\n{}", ink.strong(format!("job {}", job.id)), facts(&lines, page))
}

/// Says of each job what being cancelled did to it.
pub(crate) fn cancelled_jobs(cancelled: &ChangedJobs) -> String {
    let line = |job: &Job| {
        let was_changed = cancelled.changed.contains(&job.id);
        let said = match job.state {
            JobState::Cancelled if was_changed => format!("cancelled; {}", charge(job)),
            JobState::Uncertain => format!("uncertain; pixery jobs resolve {} decides about it", job.id.0),
            state if state.is_ended() && was_changed => {
                format!("{} before it could be stopped", state.name())
            }
            state if state.is_ended() => format!("{} already", state.name()),
            _ => format!("asked to stop; {}: pixery jobs wait {}", may_still_cost(job), job.id.0),
        };
        format!("job {}: {said}\n", job.id)
    };
    cancelled.items.iter().map(line).collect()
}

fn charge(job: &Job) -> String {
    match (job.cost.kind, job.cost.micro_usd) {
        (CostKind::NotCharged, _) => "not charged".to_owned(),
        (CostKind::Reported, Some(amount)) => format!("it cost {amount}"),
        (CostKind::Estimated, Some(amount)) => format!("it cost about {amount}"),
        _ if job.held.0 > 0 => format!("it may have cost {}", job.held),
        _ => "it may have cost something".to_owned(),
    }
}

fn may_still_cost(job: &Job) -> String {
    match (job.cost.kind, job.held.0) {
        (CostKind::NotCharged, _) => "it costs nothing".to_owned(),
        (_, 1..) => format!("it may still cost {}", job.held),
        _ => "it may still cost something".to_owned(),
    }
}

/// Returns a job's first image and how many more there are.
fn first_image(job: &Job) -> String {
    match job.generation_ids.as_slice() {
        [] => String::new(),
        [only] => only.to_string(),
        [first, more @ ..] => format!("{first} +{}", more.len()),
    }
}

fn short_cost(job: &Job) -> String {
    match job.cost.kind {
        CostKind::Unknown if job.held.0 > 0 => format!("≤ {}", job.held),
        _ => job.cost.to_string(),
    }
}

/// Returns what a job cost or is expected to; of one whose cost nobody knows, what is held for it.
fn cost(job: &Job) -> String {
    match job.cost.kind {
        CostKind::Unknown if job.held.0 > 0 => format!("unknown, up to {}", job.held),
        _ => job.cost.to_string(),
    }
}

fn state(job: &Job) -> String {
    match (job.state, job.step, job.steps) {
        (JobState::Submitting | JobState::Submitted | JobState::Downloading, Some(step), Some(steps)) => {
            format!("{} {step}/{steps}", job.state.name())
        }
        (state, ..) => state.name().to_owned(),
    }
}

fn images(job: &Job) -> String {
    job.generation_ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
