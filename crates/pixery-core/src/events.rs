//! The one channel that everything worth hearing goes through inside a process.

use tokio::sync::broadcast;

use crate::domain::Event;

/// How many events a slow listener may be behind before it is told "everything" instead.
const KEPT: usize = 1_024;

/// Sends events to every listener of this process.
#[derive(Debug, Clone)]
pub(crate) struct Events {
    sender: broadcast::Sender<Event>,
}

impl Events {
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::Sender::new(KEPT) }
    }

    /// Sends an event; nobody listening is no error.
    pub(crate) fn send(&self, event: Event) {
        let _nobody_listens = self.sender.send(event);
    }

    /// Returns a listener that hears what comes from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Event> {
        self.sender.subscribe()
    }
}
