//! Care for jobs that others queue through this process, as long as it lives: somebody has to run them.

use std::path::PathBuf;

use pixery_core::Library;
use pixery_core::domain::{Job, JobId};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{MissedTickBehavior, interval};

use super::hire::hand_over;
use super::{BACKSTOP, Hirer, is_open};
use crate::failure::Failure;
use crate::output::Output;

/// Calls a worker for the jobs that come in, and looks after them until each has ended; `program` is the `pixery` that a worker is,
/// this process's own when absent. Returns when no more can come.
pub(crate) async fn care_for(
    library: &Library,
    mut queued: UnboundedReceiver<Vec<JobId>>,
    output: &Output,
    program: Option<PathBuf>,
) {
    let mut hirer = Hirer::new(library).calling(program.clone());
    let mut open: Vec<JobId> = Vec::new();
    let mut backstop = interval(BACKSTOP);
    backstop.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let new = tokio::select! {
            new = queued.recv() => match new {
                Some(new) => new,
                None => return,
            },
            _ = backstop.tick(), if !open.is_empty() => Vec::new(),
        };
        open.extend(&new);
        match look(library, &mut hirer, new, &open).await {
            Ok(left) => open = left,
            Err(failure) => {
                // The jobs are safe on the disk, and the queue says how they stand.
                output.say(&format!("warning: {}; {}", failure.body.message, failure.body.hint));
                open.clear();
                hirer = Hirer::new(library).calling(program.clone());
            }
        }
    }
}

/// Gives new jobs to whichever worker comes, calls one where none is there, and returns which jobs are still open.
async fn look(
    library: &Library,
    hirer: &mut Hirer,
    new: Vec<JobId>,
    open: &[JobId],
) -> Result<Vec<JobId>, Failure> {
    hand_over(library, new).await?;
    let ids = open.to_vec();
    let read = move |reader: &pixery_core::store::Reader<'_>| ids.iter().map(|id| reader.job(*id)).collect();
    let jobs: Vec<Job> = library.read(read).await?;
    let jobs: Vec<Job> = jobs.into_iter().filter(is_open).collect();
    if !jobs.is_empty() {
        hirer.look(library, &jobs).await?;
    }
    Ok(jobs.iter().map(|job| job.id).collect())
}
