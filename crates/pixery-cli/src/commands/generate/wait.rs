//! Running the command's jobs in this process and waiting for them. Ctrl-C stops them; a second one ends the process.

use pixery_core::Library;
use pixery_core::domain::{Event, Job, JobId};
use pixery_core::ops::jobs::{self, ShowJob};
use pixery_core::queue::{Stop, Worker};
use tokio::sync::broadcast::error::RecvError;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::Progress;

/// Runs the jobs until each has ended, and returns them as they are then.
pub(super) async fn until_ended(
    context: &Context,
    library: &Library,
    queued: Vec<Job>,
) -> Result<Vec<Job>, Failure> {
    let ids: Vec<JobId> = queued.iter().map(|job| job.id).collect();
    let mut events = library.listen();
    let mut progress = Progress::of(&context.output, &queued);
    let stop = Stop::default();
    let worker = Worker::start(library).await?;
    {
        let running = worker.run(ids.clone(), &stop);
        tokio::pin!(running);
        loop {
            tokio::select! {
                ended = &mut running => break ended?,
                event = events.recv() => match event {
                    Ok(Event::Progress(step)) => progress.step(&step),
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                    // The library outlives the wait, so its events do too.
                    Err(RecvError::Closed) => {}
                },
                _ = tokio::signal::ctrl_c() => {
                    if stop.is_asked() {
                        std::process::exit(130);
                    }
                    stop.ask();
                    context.output.say("stopping; once more ends at once");
                }
            }
        }
    }
    progress.end();
    let mut ended = Vec::with_capacity(ids.len());
    for id in ids {
        ended.push(jobs::show(library, ShowJob { id }).await?);
    }
    Ok(ended)
}
