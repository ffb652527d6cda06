//! `jobs cancel`: queued jobs at once, running ones as soon as their provider stops them.

use std::time::Duration;

use pixery_core::Session;
use pixery_core::domain::{Job, JobId};
use pixery_core::ops::jobs::{self, ChangedJobs, TheseJobs};
use tokio::time::{Instant, timeout_at};

use super::{distinct, read};
use crate::commands::waiting::{self, Hirer};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// How long running jobs are given to stop before the command says what it may still cost.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn cancel(context: &Context, command: &str, ids: &[String]) -> Result<(), Failure> {
    let ids = distinct(ids)?;
    let library = context.library()?;
    waiting::run(async || {
        let session = Session::over(library.clone())?;
        let changed = jobs::cancel(library, TheseJobs { ids: ids.clone() }).await?.changed;
        let items = until_stopped(context, &session, &ids, &changed).await?;
        let cancelled = ChangedJobs { items, changed };
        context.output.data(command, &cancelled, || output::cancelled_jobs(&cancelled))
    })
}

/// Waits a while for the jobs that run. One whose worker is dead needs another to be stopped.
async fn until_stopped(
    context: &Context,
    session: &Session,
    ids: &[JobId],
    changed: &[JobId],
) -> Result<Vec<Job>, Failure> {
    let library = session.library();
    let deadline = Instant::now() + PATIENCE;
    let mut events = session.listen();
    let mut hirer = Hirer::new(library);
    loop {
        let items = read(library, ids).await?;
        let open: Vec<Job> =
            items.iter().filter(|job| waiting::is_open(job) && changed.contains(&job.id)).cloned().collect();
        if open.is_empty() || Instant::now() >= deadline {
            return Ok(items);
        }
        if let Err(failure) = hirer.look(library, &open).await {
            // That they are to stop is on the disk; who can tell their provider comes later.
            context.output.say(&failure.body.message);
            return Ok(items);
        }
        // Whatever is heard, the jobs are read again.
        let _heard = timeout_at(deadline, events.recv()).await;
    }
}
