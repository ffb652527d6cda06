//! The jobs that a command waits for, as they were last read.

use std::collections::BTreeSet;

use pixery_core::domain::{Job, JobId, JobState};
use pixery_core::ops::jobs::{self, ShowJob};
use pixery_core::{Library, Result};

use crate::output::Progress;

/// The jobs in the order of the command.
#[derive(Debug)]
pub(super) struct View {
    jobs: Vec<Job>,
    here: BTreeSet<JobId>,
}

impl View {
    /// Returns a view of these jobs, some of which run in this process.
    pub(super) fn new(jobs: Vec<Job>, here: Vec<JobId>) -> Self {
        Self { jobs, here: here.into_iter().collect() }
    }

    /// Returns whether any runs in this process.
    pub(super) fn has_here(&self) -> bool {
        !self.here.is_empty()
    }

    /// Returns those that are still waited for.
    pub(super) fn open(&self) -> Vec<JobId> {
        self.jobs.iter().filter(|job| is_open(job)).map(|job| job.id).collect()
    }

    /// Returns those of `ids` that are still waited for; any may be meant where there are none.
    pub(super) fn open_among(&self, ids: Option<&[i64]>) -> Vec<JobId> {
        let is_meant = |id: &JobId| ids.is_none_or(|ids| ids.binary_search(&id.0).is_ok());
        self.open().into_iter().filter(is_meant).collect()
    }

    /// Returns those that another process runs.
    pub(super) fn open_away(&self) -> Vec<Job> {
        self.jobs.iter().filter(|job| is_open(job) && !self.here.contains(&job.id)).cloned().collect()
    }

    /// Reads jobs again and shows what changed.
    pub(super) async fn refresh(
        &mut self,
        library: &Library,
        ids: Vec<JobId>,
        progress: &mut Progress<'_>,
    ) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        let now = library.now();
        for id in ids {
            // Through the use case: safe mode withholds there.
            let job = jobs::show(library, ShowJob { id }).await?;
            progress.job(&job, now);
            if let Some(known) = self.jobs.iter_mut().find(|known| known.id == job.id) {
                *known = job;
            }
        }
        Ok(())
    }

    /// Returns the jobs as they were last read.
    pub(super) fn into_jobs(self) -> Vec<Job> {
        self.jobs
    }
}

/// Returns whether something will still happen to the job without a person.
pub(in crate::commands) fn is_open(job: &Job) -> bool {
    !job.state.is_ended() && job.state != JobState::Uncertain
}
