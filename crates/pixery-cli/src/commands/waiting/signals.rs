//! What asks a process to stop: Ctrl-C; on Unix also `kill` and a closed terminal. Listened to as long as this lives, so that none is
//! missed between two waits.

use pixery_core::{Error, Result};

/// The signals that ask to stop.
#[derive(Debug)]
pub(in crate::commands) struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    hang_up: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
}

impl Signals {
    /// Begins to listen.
    pub(in crate::commands) fn new() -> Result<Self> {
        let unheard = |error| Error::Internal(format!("signals can't be heard: {error}"));
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                interrupt: signal(SignalKind::interrupt()).map_err(unheard)?,
                terminate: signal(SignalKind::terminate()).map_err(unheard)?,
                hang_up: signal(SignalKind::hangup()).map_err(unheard)?,
            })
        }
        #[cfg(windows)]
        Ok(Self { interrupt: tokio::signal::windows::ctrl_c().map_err(unheard)? })
    }

    /// Waits for the next of them.
    pub(in crate::commands) async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.hang_up.recv() => {}
        }
        #[cfg(windows)]
        let _ = self.interrupt.recv().await;
    }

    /// Waits for the next that a process without a terminal heeds: nobody hangs up on it.
    #[cfg(unix)]
    pub(in crate::commands) async fn next_in_background(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
