//! Stopping: a whole worker, or single jobs of it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use crate::domain::JobId;

/// Asks a worker to stop. Queued jobs of its own are cancelled and running ones stopped where that is possible; a worker that
/// serves everybody leaves what can be taken up again, and waits only for answers that would be lost.
#[derive(Debug, Clone)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Default for Stop {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Stop {
    /// Asks to stop.
    pub fn ask(&self) {
        self.0.send_replace(true);
    }

    /// Returns whether somebody asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until somebody asks.
    pub async fn asked(&self) {
        let mut receiver = self.0.subscribe();
        // The sender lives as long as this.
        let _asked = receiver.wait_for(|asked| *asked).await;
    }
}

/// The running jobs that somebody asked to stop.
#[derive(Debug, Clone, Default)]
pub(super) struct ToStop(Arc<Mutex<HashSet<JobId>>>);

impl ToStop {
    pub(super) fn add(&self, jobs: impl IntoIterator<Item = JobId>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(jobs);
    }

    pub(super) fn contains(&self, job: JobId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&job)
    }
}
