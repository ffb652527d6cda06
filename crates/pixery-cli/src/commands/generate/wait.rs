//! Running the command's jobs in this process and waiting for them. Ctrl-C, and being asked to end, stop them; a second Ctrl-C
//! ends the process at once.

use pixery_core::domain::{Event, Job, JobId};
use pixery_core::ops::jobs::{self, ShowJob};
use pixery_core::queue::{Stop, Worker};
use pixery_core::{Error, Library};
use tokio::sync::broadcast::error::RecvError;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::Progress;

/// The jobs as they are after the wait, and what ended it early.
pub(super) struct Ended {
    pub(super) jobs: Vec<Job>,
    pub(super) error: Option<Error>,
}

/// Runs the jobs until each has ended. Even when the disk fills in the middle, what was made comes back.
pub(super) async fn until_ended(
    context: &Context,
    library: &Library,
    worker: &Worker,
    queued: Vec<Job>,
) -> Result<Ended, Failure> {
    let ids: Vec<JobId> = queued.iter().map(|job| job.id).collect();
    let error = run(context, library, worker, &queued).await.err();
    let mut ended = Vec::with_capacity(ids.len());
    for id in ids {
        ended.push(jobs::show(library, ShowJob { id }).await?);
    }
    Ok(Ended { jobs: ended, error })
}

/// Runs what other processes left behind when they were killed: it was asked for.
pub(super) async fn finish_left_behind(worker: &Worker) -> Result<(), Failure> {
    worker.finish_left_behind(&Stop::default()).await?;
    Ok(())
}

async fn run(context: &Context, library: &Library, worker: &Worker, jobs: &[Job]) -> pixery_core::Result<()> {
    let ids: Vec<JobId> = jobs.iter().map(|job| job.id).collect();
    let mut events = library.listen();
    let mut progress = Progress::of(&context.output, jobs);
    let stop = Stop::default();
    let mut signals = Signals::new()?;
    let running = worker.run(ids.clone(), &stop);
    tokio::pin!(running);
    loop {
        tokio::select! {
            ended = &mut running => return ended,
            event = events.recv() => match event {
                Ok(Event::Progress(step)) => progress.step(&step),
                // The library outlives the wait, so its events do too.
                Ok(_) | Err(RecvError::Lagged(_) | RecvError::Closed) => {}
            },
            () = signals.next() => {
                if stop.is_asked() {
                    progress.end();
                    std::process::exit(130);
                }
                stop.ask();
                context.output.say("stopping; once more ends at once");
            }
        }
    }
}

/// What asks a process to stop: Ctrl-C; on Unix also `kill` and a closed terminal.
struct Signals {
    #[cfg(unix)]
    others: [tokio::signal::unix::Signal; 2],
}

impl Signals {
    fn new() -> pixery_core::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let listen = |kind| {
                signal(kind).map_err(|error| Error::Internal(format!("signals can't be heard: {error}")))
            };
            Ok(Self { others: [listen(SignalKind::terminate())?, listen(SignalKind::hangup())?] })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    async fn next(&mut self) {
        #[cfg(unix)]
        {
            let [terminate, hangup] = &mut self.others;
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    }
}
