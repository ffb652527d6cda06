//! Progress of jobs: a bar on a terminal, else a line for each change, as JSON lines where those were asked for.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use pixery_core::domain::{Job, JobId, JobProgress};
use serde_json::json;

use super::Output;

/// Shows how far the jobs of one command are.
#[derive(Debug)]
pub(crate) struct Progress<'a> {
    output: &'a Output,
    bar: Option<ProgressBar>,
    jobs: Vec<JobId>,
    begun: BTreeSet<JobId>,
}

impl<'a> Progress<'a> {
    /// Says that the jobs are queued, which they are on disk.
    pub(crate) fn of(output: &'a Output, jobs: &[Job]) -> Self {
        let ids: Vec<JobId> = jobs.iter().map(|job| job.id).collect();
        for id in &ids {
            output.line(&json!({ "event": "queued", "jobId": id }));
        }
        let on_terminal = output.is_talkative() && io::stderr().is_terminal();
        let bar = on_terminal.then(|| {
            let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{prefix}  {bar:24}  {msg}  {elapsed}") {
                bar.set_style(style.progress_chars("━╸─"));
            }
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        let progress = Self { output, bar, jobs: ids, begun: BTreeSet::new() };
        if progress.bar.is_none() {
            progress.output.say(&format!("queued {}", progress.job_names()));
        }
        progress
    }

    /// Shows a step.
    pub(crate) fn step(&mut self, step: &JobProgress) {
        let Some(place) = self.jobs.iter().position(|id| *id == step.job_id) else { return };
        let first = self.begun.insert(step.job_id);
        self.output.line(&json!({
            "event": "progress", "jobId": step.job_id, "step": step.step, "steps": step.steps, "label": step.label,
        }));
        match &self.bar {
            Some(bar) => {
                bar.set_prefix(format!("{} of {}", place + 1, self.jobs.len()));
                bar.set_length(u64::from(step.steps.unwrap_or(1)));
                bar.set_position(u64::from(step.step.unwrap_or(0)));
                bar.set_message(step.label.clone());
            }
            None if first => {
                self.output.say(&format!(
                    "making {} of {} (job {})",
                    place + 1,
                    self.jobs.len(),
                    step.job_id
                ));
            }
            None => {}
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn job_names(&self) -> String {
        match self.jobs.as_slice() {
            [first, .., last] => format!("jobs {first} to {last}"),
            [only] => format!("job {only}"),
            [] => "nothing".to_owned(),
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.end();
    }
}
