//! The one channel that everything worth hearing goes through inside a process.

use std::sync::OnceLock;

use tokio::sync::broadcast;

use crate::domain::Event;

/// How many events a slow listener may be behind before it is told "everything" instead.
const KEPT: usize = 1_024;

/// Sends events to every listener of this process. The channel is made for the first listener: most commands have none, and
/// its places are 80 kB.
#[derive(Debug, Default)]
pub(crate) struct Events {
    sender: OnceLock<broadcast::Sender<Event>>,
}

impl Events {
    /// Sends an event; nobody listening is no error.
    pub(crate) fn send(&self, event: Event) {
        if let Some(sender) = self.sender.get() {
            let _nobody_listens = sender.send(event);
        }
    }

    /// Returns a listener that hears what comes from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Event> {
        self.sender.get_or_init(|| broadcast::Sender::new(KEPT)).subscribe()
    }
}
