//! What the shell keeps while the window is open.

use std::sync::{Arc, Mutex, PoisonError};

use pixery_core::domain::{GenerationId, JobId};
use pixery_core::{Library, Session};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::dragged::Dragged;
use crate::handed::Handed;
use crate::notices::Notices;

/// The open library, and what waits for the page.
#[derive(Debug)]
pub(crate) struct Shell {
    session: Arc<Session>,
    /// The images that a link or a notification asked for before the page was there to hear of it.
    opens: Mutex<Vec<GenerationId>>,
    queue: UnboundedSender<Vec<JobId>>,
    queued: Mutex<Option<UnboundedReceiver<Vec<JobId>>>>,
    /// The files that are dragged out of the window.
    dragged: Dragged,
    /// The files that were dropped on it.
    handed: Handed,
    /// What the desktop is told.
    notices: Notices,
}

impl Shell {
    pub(crate) fn new(session: Arc<Session>, opens: Option<GenerationId>) -> Self {
        let (queue, queued) = unbounded_channel();
        Self {
            session,
            opens: Mutex::new(opens.into_iter().collect()),
            queue,
            queued: Mutex::new(Some(queued)),
            dragged: Dragged::default(),
            handed: Handed::default(),
            notices: Notices::default(),
        }
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    pub(crate) fn library(&self) -> &Library {
        self.session.library()
    }

    pub(crate) fn dragged(&self) -> &Dragged {
        &self.dragged
    }

    pub(crate) fn handed(&self) -> &Handed {
        &self.handed
    }

    /// Hands jobs to whoever cares for them.
    pub(crate) fn tell_of_jobs(&self, jobs: Vec<JobId>) {
        if !jobs.is_empty() {
            // Nobody listens only when the shell ends; the jobs are on the disk.
            let _the_shell_ends = self.queue.send(jobs);
        }
    }

    /// Returns the end that jobs come out of; once.
    pub(crate) fn take_queued(&self) -> Option<UnboundedReceiver<Vec<JobId>>> {
        self.queued.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Keeps the images that are asked for until the page takes them.
    pub(crate) fn keep_opened(&self, ids: &[GenerationId]) {
        *self.opens.lock().unwrap_or_else(PoisonError::into_inner) = ids.to_vec();
    }

    /// Returns the images that were asked for; once.
    pub(crate) fn take_opened(&self) -> Vec<GenerationId> {
        std::mem::take(&mut self.opens.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
