//! From queued jobs to what is printed: run here or called for, waited for or left alone, and reported.

use pixery_core::Library;
use pixery_core::domain::{Job, JobId, JobState};
use pixery_core::queue::{Stop, Worker};
use serde_json::json;

use super::hire::hand_over;
use super::outcome::hashed;
use super::view::is_open;
use super::{Answer, Hirer, Made, Stopped, names, report, runtime, until_ended};
use crate::cli::WaitArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Shape;

/// Runs a command that waits.
pub(in crate::commands) fn run(work: impl AsyncFnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    let runtime = runtime()?;
    let answer = runtime.block_on(work());
    // A picture that is still being painted here is nobody's any more: a worker paints it anew.
    runtime.shutdown_background();
    answer
}

/// Sees queued jobs through as the flags say, and prints what came of them. `answer` says it.
pub(in crate::commands) async fn see_through(
    context: &Context,
    command: &str,
    library: &Library,
    jobs: Vec<Job>,
    wait: WaitArgs,
    answer: impl AsyncFnOnce(&Made) -> Answer,
) -> Result<(), Failure> {
    let free = free_ones(library, &jobs)?;
    if wait.detach {
        hand_over(library, free).await?;
        return detach(context, command, library, jobs, answer).await;
    }
    let worker = if free.is_empty() { None } else { Some(Worker::start(library)?) };
    let at_work = worker.as_ref().map(|worker| (worker, free));
    let ended = until_ended(context, library, jobs, at_work, wait.timeout()).await?;
    if !matches!(ended.stopped, Stopped::TimeOver) {
        report(context, command, library, ended, answer).await?;
        // What other processes left behind when they were killed was asked for, too.
        if let Some(worker) = worker {
            worker.finish_left_behind(&Stop::default()).await?;
        }
        return Ok(());
    }
    if worker.is_some() {
        // The jobs of this process go on in another one.
        drop(worker);
        let open: Vec<Job> = ended.jobs.iter().filter(|job| is_open(job)).cloned().collect();
        let queued = hand_over(library, open.iter().map(|job| job.id).collect()).await?;
        let mut hirer = Hirer::new(library);
        match queued.is_empty() {
            true => hirer.look_again(library, &open).await?,
            false => hirer.until_there(library, &queued).await?,
        }
    }
    report(context, command, library, ended, answer).await
}

/// Calls a worker and says which jobs it is called for.
async fn detach(
    context: &Context,
    command: &str,
    library: &Library,
    jobs: Vec<Job>,
    answer: impl AsyncFnOnce(&Made) -> Answer,
) -> Result<(), Failure> {
    let ids: Vec<JobId> = jobs.iter().map(|job| job.id).collect();
    for id in &ids {
        context.output.line(&json!({ "event": "queued", "jobId": id }));
    }
    Hirer::new(library).until_there(library, &jobs).await?;
    let made = Made { jobs, generations: Vec::new() };
    let data = answer(&made).await.data;
    context.output.data(command, &data, || ids.iter().map(|id| format!("{}\n", id.0)).collect())?;
    if context.output.shape == Shape::Human {
        context.output.say(&format!(
            "queued {}; come back with: pixery jobs wait {}",
            hashed(&ids),
            names(&ids)
        ));
    }
    Ok(())
}

fn free_ones(library: &Library, jobs: &[Job]) -> Result<Vec<JobId>, Failure> {
    let free: Vec<_> = library.providers()?.free().collect();
    let is_free = |job: &&Job| job.state == JobState::Queued && free.contains(&job.provider);
    Ok(jobs.iter().filter(is_free).map(|job| job.id).collect())
}
