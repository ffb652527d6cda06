//! The worker: claims queued jobs and runs them, as many at once as each provider takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;

use super::owner::{self, Owner};
use super::run;
use crate::domain::JobId;
use crate::error::Result;
use crate::library::Library;
use crate::providers::Providers;
use crate::store::{Claim, Stamp};

/// How old a file in `incoming/` has to be before it counts as left behind.
const STALE_PART: Duration = Duration::from_secs(24 * 60 * 60);

/// Asks a worker to stop: the running requests are stopped where their provider can be, the queued ones cancelled.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Returns whether somebody asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A process's hands: holds its lock for life.
#[derive(Debug)]
pub struct Worker {
    library: Library,
    providers: Providers,
    owner: Owner,
    left_behind: Vec<JobId>,
}

impl Worker {
    /// Starts a worker, and puts free jobs of dead ones back into the queue.
    ///
    /// # Errors
    /// `storage` when the library can't be written.
    pub async fn start(library: &Library) -> Result<Self> {
        let owner = Owner::take(&library.archive().layout().locks(), &library.new_key())?;
        let mut worker = Self {
            library: library.clone(),
            providers: Providers::of(library.config())?,
            owner,
            left_behind: Vec::new(),
        };
        worker.left_behind = worker.recover().await?;
        Ok(worker)
    }

    /// Returns the free jobs whose asker died before they ran, oldest first. They were asked for: whoever has a worker
    /// should run them after its own.
    #[must_use]
    pub fn left_behind(&self) -> &[JobId] {
        &self.left_behind
    }

    /// Runs the jobs until each has ended, oldest first.
    ///
    /// # Errors
    /// `storage` when the queue itself can't be read or written; what goes wrong with a single job stands on its row.
    pub async fn run(&self, jobs: Vec<JobId>, stop: &Stop) -> Result<()> {
        let jobs = Arc::new(jobs);
        self.adopt(&jobs).await?;
        let mut running: JoinSet<Result<()>> = JoinSet::new();
        loop {
            if stop.is_asked() {
                self.cancel(jobs.to_vec()).await?;
            }
            let claimed = if running.len() < self.concurrency() { self.claim(&jobs).await? } else { None };
            if let Some(claim) = claimed {
                running.spawn(run::run(self.library.clone(), self.providers.clone(), claim, stop.clone()));
                continue;
            }
            match running.join_next().await {
                Some(Ok(ended)) => ended?,
                Some(Err(error)) => {
                    return Err(crate::Error::Internal(format!("a job's task ended early: {error}")));
                }
                None => return Ok(()),
            }
        }
    }

    /// Returns how many jobs run at once. One provider ships so far; each will have its own number.
    fn concurrency(&self) -> usize {
        1
    }

    async fn claim(&self, jobs: &Arc<Vec<JobId>>) -> Result<Option<Claim>> {
        let (jobs, owner, token) = (Arc::clone(jobs), self.owner.name().to_owned(), self.library.new_key());
        self.bookkeeping(move |writer| writer.claim(&jobs, &owner, &token)).await
    }

    async fn adopt(&self, jobs: &Arc<Vec<JobId>>) -> Result<()> {
        let (jobs, owner) = (Arc::clone(jobs), self.owner.name().to_owned());
        self.bookkeeping(move |writer| writer.adopt(&jobs, &owner)).await
    }

    /// Cancels queued jobs at once, and notes on the running ones that they are to stop, also should this process be killed.
    ///
    /// # Errors
    /// `storage` when the library can't be written.
    pub async fn cancel(&self, jobs: Vec<JobId>) -> Result<()> {
        self.bookkeeping(move |writer| writer.cancel(&jobs)).await
    }

    /// Requeues what dead workers left (only where running it again is free), sweeps part files, prunes the change log.
    async fn recover(&self) -> Result<Vec<JobId>> {
        let locks = self.library.archive().layout().locks();
        let owners = self.library.read(|reader| reader.job_owners()).await?;
        let dead: Vec<String> = owners.into_iter().filter(|owner| owner::is_dead(&locks, owner)).collect();
        let free: Vec<_> = self
            .providers
            .all()
            .filter(|provider| provider.is_free())
            .map(|provider| provider.id())
            .collect();
        let left_behind = self
            .bookkeeping(move |writer| {
                let mut left_behind = Vec::new();
                for provider in &free {
                    for owner in &dead {
                        writer.requeue_jobs_of(owner, provider)?;
                    }
                    left_behind.extend(writer.jobs_left_behind(provider)?);
                }
                writer.prune_changes()?;
                Ok(left_behind)
            })
            .await?;
        self.library
            .apart(|library| {
                let now = std::time::UNIX_EPOCH
                    + Duration::from_millis(library.now().millis().max(0).cast_unsigned());
                library.archive().sweep_incoming(now - STALE_PART)
            })
            .await?;
        Ok(left_behind)
    }

    /// Writes without a journal entry: the queue's own states are no change that a person undoes.
    async fn bookkeeping<T: Send + 'static>(
        &self,
        write: impl FnOnce(&crate::store::Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.library
            .apart(move |library| {
                let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: None };
                library.store().write(&stamp, write)
            })
            .await
    }
}
