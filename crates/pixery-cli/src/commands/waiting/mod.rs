//! Waiting for jobs: what `generate` and its kin share with `jobs wait`, `jobs retry` and `jobs resolve`.
//!
//! Free jobs of a command run in its own process, and Ctrl-C cancels them. Jobs that cost money are a worker's, a process of its own:
//! here they are only waited for, and an end of the wait ends nothing else.

mod care;
mod hire;
mod outcome;
mod signals;
mod through;
mod view;

use std::time::Duration;

use pixery_core::domain::{Event, Job, JobId, Topic};
use pixery_core::queue::{Stop, Worker};
use pixery_core::{Error, Library, Session};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

pub(crate) use care::care_for;
pub(super) use hire::Hirer;
pub(super) use outcome::{Answer, Ended, Made, Stopped, names, report};
pub(super) use signals::Signals;
pub(super) use through::{run, see_through};
use view::View;
pub(super) use view::is_open;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::Progress;

/// How often the jobs are looked at although nothing was heard, and whether their worker still lives.
const BACKSTOP: Duration = Duration::from_secs(2);

/// Returns the runtime of a command that waits.
fn runtime() -> Result<Runtime, Failure> {
    let built = Builder::new_current_thread().enable_all().build();
    built.map_err(|error| Error::Internal(format!("no runtime: {error}")).into())
}

/// Waits for `jobs` until each has ended or needs a person, the time is over, or somebody asks to stop. Those of `here` run in this
/// process meanwhile, by `worker`.
///
/// # Errors
/// When a job can't be read, or the worker that it needs can't be started.
pub(super) async fn until_ended(
    context: &Context,
    library: &Library,
    jobs: Vec<Job>,
    worker: Option<(&Worker, Vec<JobId>)>,
    timeout: Option<Duration>,
) -> Result<Ended, Failure> {
    let here = worker.as_ref().map(|(_, ids)| ids.clone()).unwrap_or_default();
    // A worker listens already.
    let _session = if worker.is_none() { Some(Session::over(library.clone())?) } else { None };
    let mut events = library.listen();
    let mut signals = Signals::new()?;
    let mut hirer = Hirer::new(library);
    let mut progress = Progress::of(&context.output, &jobs, &here);
    let mut view = View::new(jobs, here);
    let stop = Stop::default();
    let running = async {
        match worker {
            Some((worker, ids)) => worker.run(ids, &stop).await,
            None => std::future::pending().await,
        }
    };
    tokio::pin!(running);
    let mut runs_here = view.has_here();
    let mut backstop = interval(BACKSTOP);
    backstop.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    let stopped = loop {
        if !runs_here && view.open().is_empty() {
            break Stopped::AllEnded;
        }
        tokio::select! {
            ended = &mut running, if runs_here => {
                runs_here = false;
                let ids = view.open();
                view.refresh(library, ids, &mut progress).await?;
                if let Err(error) = ended {
                    break Stopped::By(error);
                }
                if stop.is_asked() && !view.open().is_empty() {
                    break Stopped::Interrupted;
                }
            }
            event = events.recv() => match event {
                Ok(Event::Progress(step)) => progress.step(&step),
                Ok(Event::Changed { changes, .. }) => {
                    if let Some(jobs) = changes.into_iter().find(|change| change.topic == Topic::Jobs) {
                        let ids = view.open_among(jobs.ids.as_deref());
                        view.refresh(library, ids, &mut progress).await?;
                    }
                }
                Ok(Event::Everything { .. }) | Err(RecvError::Lagged(_)) => {
                    let ids = view.open();
                    view.refresh(library, ids, &mut progress).await?;
                }
                // The library outlives the wait, so its events do too.
                Err(RecvError::Closed) => {}
            },
            _ = backstop.tick() => {
                let ids = view.open();
                view.refresh(library, ids, &mut progress).await?;
                let away = view.open_away();
                if !away.is_empty() {
                    hirer.look(library, &away).await?;
                }
            }
            () = sleep_until(deadline.unwrap_or_else(Instant::now)), if deadline.is_some() => break Stopped::TimeOver,
            () = signals.next() => {
                if stop.is_asked() {
                    progress.end();
                    std::process::exit(130);
                }
                if !runs_here {
                    break Stopped::Interrupted;
                }
                stop.ask();
                context.output.say("stopping; once more ends at once");
            }
        }
    };
    progress.end();
    drop(progress);
    if matches!(stopped, Stopped::TimeOver | Stopped::Interrupted) {
        // A worker that was called a moment ago may have been caught by what ended the wait.
        let away = view.open_away();
        tokio::select! {
            looked = hirer.look_again(library, &away) => looked?,
            () = signals.next() => std::process::exit(130),
        }
    }
    Ok(Ended { jobs: view.into_jobs(), stopped })
}
