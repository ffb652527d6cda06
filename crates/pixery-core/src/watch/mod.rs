//! From "something was committed" to [`Event::Changed`].
//!
//! Three things wake the watch: a commit of this process ([`Store::commits`](crate::store::Store::commits)), the
//! marker file that every process rewrites after a commit, and, for a process killed between the two, a look every two
//! seconds: the only poll in the house. Awake, it drains the change log past its cursor and sends one event.

mod marker_file;

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::domain::{Event, Topic};
use crate::error::{Error, Result};
use crate::library::Library;

/// How often the change log is looked at when nothing wakes the watch.
const BACKSTOP: Duration = Duration::from_secs(2);

/// After waking, how long further wakes are gathered into one event: a burst of commits is one refresh.
const GATHER: Duration = Duration::from_millis(15);

/// What wakes the watch.
enum Wake {
    Committed,
    Stop,
}

/// A thread that turns commits into events; ends on drop.
#[derive(Debug)]
pub struct Watch {
    wake: Sender<Wake>,
    thread: Option<JoinHandle<()>>,
    _marker: Option<marker_file::MarkerFile>,
}

impl Watch {
    /// Starts to watch a library: everything committed from now on becomes an event of that library.
    ///
    /// # Errors
    /// `storage` when the database can't be read.
    pub fn start(library: &Library) -> Result<Self> {
        let mut cursor = library.store().read(|reader| reader.last_change())?;
        let (wake, woken) = channel();
        let marker = marker_file::MarkerFile::watch(&library.archive().layout().changed(), {
            let wake = wake.clone();
            move || drop(wake.send(Wake::Committed))
        });
        let own_commits = library.store().commits();
        let own = wake.clone();
        // Forwards this process's commits; ends with the store.
        std::thread::Builder::new()
            .name("pixery-own-commits".to_owned())
            .spawn(move || while own_commits.recv().is_ok() && own.send(Wake::Committed).is_ok() {})
            .map_err(|error| Error::io("start a thread for", "the watch", error))?;
        let library = library.clone();
        let thread = std::thread::Builder::new()
            .name("pixery-watch".to_owned())
            .spawn(move || {
                loop {
                    match woken.recv_timeout(BACKSTOP) {
                        Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                        Ok(Wake::Committed) => {
                            std::thread::sleep(GATHER);
                            while let Ok(next) = woken.try_recv() {
                                if matches!(next, Wake::Stop) {
                                    return;
                                }
                            }
                        }
                        Err(RecvTimeoutError::Timeout) => {}
                    }
                    tell(&library, &mut cursor);
                }
            })
            .map_err(|error| Error::io("start a thread for", "the watch", error))?;
        Ok(Self { wake, thread: Some(thread), _marker: marker })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.wake.send(Wake::Stop));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// Sends what came after the cursor as one event.
fn tell(library: &Library, cursor: &mut i64) {
    let after = *cursor;
    match library.store().read(|reader| reader.changes_after(after)) {
        Ok(batch) => {
            // Whoever hears of it asks again at once, and must not get what safe mode leaves out.
            let may_be_switched = batch
                .changes
                .as_ref()
                .is_none_or(|changes| changes.iter().any(|change| change.topic == Topic::Preferences));
            if may_be_switched && let Err(error) = library.look_at_safe_mode() {
                tracing::warn!(%error, "safe mode could not be looked at");
                return;
            }
            *cursor = batch.sequence;
            match batch.changes {
                Some(changes) if changes.is_empty() => {}
                Some(changes) => library.send(Event::Changed { changes, sequence: batch.sequence }),
                None => library.send(Event::Everything { sequence: batch.sequence }),
            }
        }
        // The next wake tries again; the cursor has not moved, so nothing is missed.
        Err(error) => tracing::warn!(%error, "the change log could not be read"),
    }
}
