//! Jobs as a person reads them.

use pixery_core::domain::{Job, JobState, Timestamp};

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean};
use super::generations::age;
use super::{Page, facts};

/// Lists jobs: columns on a terminal, whole tab-separated lines elsewhere.
pub(crate) fn jobs_table(jobs: &[Job], now: Timestamp, width: Option<usize>, ink: Ink) -> String {
    let rows = jobs.iter().map(|job| {
        let prompt = clean(job.request.prompt.as_str());
        let state = state(job);
        [
            job.id.to_string(),
            age(job.created_at, now),
            state,
            images(job),
            clean(job.request.model.as_str()),
            prompt,
        ]
    });
    match width {
        Some(width) => {
            let inked = rows.map(|[id, age, state, images, model, prompt]| {
                vec![
                    Cell::inked(id, |text| ink.strong(text)),
                    Cell::inked(age, |text| ink.faint(text)),
                    Cell::plain(state),
                    Cell::plain(images),
                    Cell::inked(model, |text| ink.faint(text)),
                    Cell::plain(prompt),
                ]
            });
            lay_out(inked.collect(), width)
        }
        None => rows.map(|row| row.join("\t") + "\n").collect(),
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
        ("cost", job.cost.to_string()),
        ("asked", format!("{} by {}", job.created_at, job.actor)),
        ("begun", time(job.started_at)),
        ("ended", time(job.ended_at)),
        ("attempts", job.attempts.to_string()),
    ];
    format!("{}\n{}", ink.strong(format!("job {}", job.id)), facts(&lines, page))
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
