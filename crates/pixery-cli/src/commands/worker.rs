//! `worker`: a process that runs everybody's jobs, outlives whoever called it, and ends by itself.

mod log;

use std::time::Duration;

use pixery_core::Error;
use pixery_core::queue::{Served, Stop, Worker};
use schemars::JsonSchema;
use serde::Serialize;

use super::waiting::Signals;
use crate::cli::WorkerArgs;
use crate::context::Context;
use crate::failure::Failure;

/// Threads for the disk and the database: each holds memory, and an answer's bytes wait for one.
const MOST_THREADS: usize = 8;

/// What `worker` prints when it ends.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Service<'a> {
    /// Why it ended: `idle`, `stopped` or `not_needed`.
    served: &'a str,
}

pub(super) fn worker(context: &Context, command: &str, args: &WorkerArgs) -> Result<(), Failure> {
    // Before anything else: from here on whoever kills the caller's group or session does not reach this process.
    let is_apart = leave_session();
    let library = context.library()?;
    if let Some(log) = log::begin(&library.identity().id) {
        context.output.say(&format!("log: {}", log.display()));
    }
    // One thread: requests are waiting, not work, and a hundred of them cost little so.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(MOST_THREADS)
        .build()
        .map_err(|error| Error::Internal(format!("no runtime: {error}")))?;
    let served = runtime.block_on(async {
        let mut signals = Signals::new()?;
        let worker = Worker::start(library)?;
        let stop = Stop::default();
        let serving = worker.serve(Duration::from_secs(args.idle), args.beside, &stop);
        tokio::pin!(serving);
        tracing::info!(process = std::process::id(), version = env!("CARGO_PKG_VERSION"), "begins");
        loop {
            tokio::select! {
                served = &mut serving => return served,
                () = next(&mut signals, is_apart) => {
                    if stop.is_asked() {
                        tracing::warn!("ends at once");
                        std::process::exit(130);
                    }
                    tracing::info!("is asked to end");
                    stop.ask();
                    context.output.say("ending as soon as nothing is lost; once more ends at once");
                }
            }
        }
    });
    let served = served.inspect_err(|error| tracing::error!(%error, "broke off"))?;
    tracing::info!(?served, "ends");
    let (word, words) = match served {
        Served::Idle => ("idle", "nothing is left to do"),
        Served::Stopped => ("stopped", "stopped; what runs at a provider is taken up by the next worker"),
        Served::NotNeeded => ("not_needed", "another worker does the same work"),
    };
    context.output.data(command, &Service { served: word }, String::new)?;
    context.output.say(words);
    Ok(())
}

/// Makes this process its own session; returns whether it is. A shell's job leads a group of its own and stays where it is.
#[cfg(unix)]
fn leave_session() -> bool {
    rustix::process::setsid().is_ok()
}

#[cfg(not(unix))]
fn leave_session() -> bool {
    false
}

/// Waits for what asks to end. Nobody hangs up on a process without a terminal.
#[cfg(unix)]
async fn next(signals: &mut Signals, is_apart: bool) {
    if is_apart { signals.next_in_background().await } else { signals.next().await }
}

#[cfg(not(unix))]
async fn next(signals: &mut Signals, _is_apart: bool) {
    signals.next().await;
}
