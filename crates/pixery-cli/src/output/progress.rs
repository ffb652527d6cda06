//! Progress of jobs: a bar on a terminal, else a line for each change, as JSON lines where those were asked for.

mod words;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pixery_core::domain::{Job, JobId, JobProgress, JobState, Timestamp};
use serde_json::json;

use super::{Output, clean};

/// Parts of a bar that one job takes.
const PARTS: u64 = 1_000;

/// Shows how far the jobs of one command are.
#[derive(Debug)]
pub(crate) struct Progress<'a> {
    output: &'a Output,
    bar: Option<ProgressBar>,
    jobs: Vec<Shown>,
    here: BTreeSet<JobId>,
}

/// What was shown of a job last.
#[derive(Debug)]
struct Shown {
    id: JobId,
    state: JobState,
    step: JobProgress,
    news: Option<String>,
    has_begun: bool,
}

impl<'a> Progress<'a> {
    /// Says that the jobs are queued, which they are on disk. Those of `here` run in this process.
    pub(crate) fn of(output: &'a Output, jobs: &[Job], here: &[JobId]) -> Self {
        for job in jobs {
            match job.state {
                JobState::Queued => output.line(&json!({ "event": "queued", "jobId": job.id })),
                state => output.line(&json!({ "event": "state", "jobId": job.id, "state": state })),
            }
        }
        let on_terminal = output.is_talkative() && io::stderr().is_terminal();
        let bar = on_terminal.then(|| {
            let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{prefix}  {bar:24}  {wide_msg} {elapsed}") {
                bar.set_style(style.progress_chars("━╸─"));
            }
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        let shown = |job: &Job| Shown {
            id: job.id,
            state: job.state,
            step: words::step_of(job),
            news: None,
            has_begun: false,
        };
        let progress = Self {
            output,
            bar,
            jobs: jobs.iter().map(shown).collect(),
            here: here.iter().copied().collect(),
        };
        progress.begin();
        progress
    }

    fn begin(&self) {
        let queued: Vec<JobId> =
            self.jobs.iter().filter(|job| job.state == JobState::Queued).map(|job| job.id).collect();
        let queued = match queued.as_slice() {
            [first, .., last] => format!("queued {first} to {last}"),
            [only] => format!("queued {only}"),
            [] => return,
        };
        match &self.bar {
            Some(bar) => {
                bar.set_length(PARTS * self.jobs.len() as u64);
                bar.set_message(queued);
            }
            None => self.output.say(&queued),
        }
    }

    /// Shows a step.
    pub(crate) fn step(&mut self, step: &JobProgress) {
        let Some(place) = self.jobs.iter().position(|job| job.id == step.job_id) else { return };
        self.output.line(&json!({
            "event": "progress", "jobId": step.job_id, "step": step.step, "steps": step.steps,
            "queuePosition": step.queue_position, "label": step.label,
        }));
        self.jobs[place].step = JobProgress { preview: None, ..step.clone() };
        self.begun(place);
        self.draw(clean(&step.label));
    }

    /// Shows a job as it was read just now.
    pub(crate) fn job(&mut self, job: &Job, now: Timestamp) {
        let Some(place) = self.jobs.iter().position(|shown| shown.id == job.id) else { return };
        let is_here = self.here.contains(&job.id);
        if self.jobs[place].state != job.state {
            self.jobs[place].state = job.state;
            self.output.line(&json!({ "event": "state", "jobId": job.id, "state": job.state }));
        }
        let step = words::step_of(job);
        // What runs here says its steps itself, and sooner.
        if !is_here && self.jobs[place].step != step {
            self.jobs[place].step = step.clone();
            if step.step.is_some() || step.queue_position.is_some() || !step.label.is_empty() {
                self.output.line(&json!({
                    "event": "progress", "jobId": job.id, "step": step.step, "steps": step.steps,
                    "queuePosition": step.queue_position, "label": step.label,
                }));
            }
        }
        if is_here {
            if job.state == JobState::Submitting {
                self.begun(place);
            }
            self.draw(words::step(&self.jobs[place].step));
        } else {
            self.say_news(place, job, now);
            let is_runner_up = job.state == JobState::Queued && self.jobs.iter().any(is_running);
            self.draw(if is_runner_up { String::new() } else { words::message(job, now) });
        }
    }

    /// Says once that a job of this process has begun.
    fn begun(&mut self, place: usize) {
        let shown = &mut self.jobs[place];
        if !std::mem::replace(&mut shown.has_begun, true)
            && self.bar.is_none()
            && self.here.contains(&shown.id)
        {
            let id = shown.id;
            self.output.say(&format!("making {} of {} (job {id})", place + 1, self.jobs.len()));
        }
    }

    /// Says what is new about a job of another process, a line for each.
    fn say_news(&mut self, place: usize, job: &Job, now: Timestamp) {
        let news = words::news(job);
        let shown = &mut self.jobs[place];
        if news.is_some() && shown.news != news {
            shown.news = news;
            if self.bar.is_none() {
                self.output.say(&words::message(job, now));
            }
        }
    }

    fn draw(&self, message: String) {
        let Some(bar) = &self.bar else { return };
        let ended = self.jobs.iter().filter(|job| job.state.is_ended()).count();
        let parts = |job: &Shown| match (job.step.step, job.step.steps) {
            _ if job.state.is_ended() => PARTS,
            (Some(step), Some(steps @ 1..)) => PARTS * u64::from(step.min(steps)) / u64::from(steps),
            _ => 0,
        };
        bar.set_prefix(format!("{ended} of {}", self.jobs.len()));
        bar.set_position(self.jobs.iter().map(parts).sum());
        if !message.is_empty() {
            bar.set_message(message);
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn is_running(job: &Shown) -> bool {
    matches!(job.state, JobState::Submitting | JobState::Submitted | JobState::Downloading)
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.end();
    }
}
