//! `jobs`: looking at the queue, waiting, stopping, asking again, deciding.

mod cancel;
mod failures;
mod list;

use pixery_core::ErrorCode;
use pixery_core::domain::{Job, JobId};
use pixery_core::ops::jobs::{self, ChangedJobs, Decision, ResolveJob, RetryJobs, ShowJob, TheseJobs};
use pixery_core::{ErrorBody, Library};

pub(super) use self::failures::failures;
use super::waiting::{self, Answer};
use super::{consent, ids};
use crate::cli::{JobsCommand, ResolveArgs, RetryArgs, WaitArgs, WaitForArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn jobs(context: &Context, command: &str, args: JobsCommand) -> Result<(), Failure> {
    match args {
        JobsCommand::List(args) => list::list(context, command, &args),
        JobsCommand::Show { id } => {
            let request = ShowJob { id: ids::one(&id)? };
            let library = context.library()?;
            let job = pollster::block_on(jobs::show(library, request))?;
            context.output.data(command, &job, || output::job_page(&job, context.output.page()))
        }
        JobsCommand::Wait(args) => wait(context, command, &args),
        JobsCommand::Cancel { ids } => cancel::cancel(context, command, &ids),
        JobsCommand::Retry(args) => retry(context, command, &args),
        JobsCommand::Dismiss { ids } => dismiss(context, command, &ids),
        JobsCommand::Resolve(args) => resolve(context, command, &args),
    }
}

fn wait(context: &Context, command: &str, args: &WaitForArgs) -> Result<(), Failure> {
    let ids = distinct(&args.ids)?;
    let timeout = WaitArgs { detach: false, timeout: args.timeout }.timeout();
    let library = context.library()?;
    waiting::run(async || {
        let jobs = read(library, &ids).await?;
        let ended = waiting::until_ended(context, library, jobs, None, timeout).await?;
        waiting::report(context, command, library, ended, async |made| Answer::plain(context, made)).await
    })
}

fn retry(context: &Context, command: &str, args: &RetryArgs) -> Result<(), Failure> {
    let ids = distinct(&args.ids)?;
    let consent = consent::agreed(context, args.max_cost.as_deref())?;
    let library = context.library()?;
    waiting::run(async || {
        let queue = async |consent| jobs::retry(library, RetryJobs { ids: ids.clone(), consent }).await;
        let retried = consent::queue(context, consent, queue).await?;
        waiting::see_through(context, command, library, retried.jobs, args.wait, async |made| {
            Answer::plain(context, made)
        })
        .await
    })
}

fn dismiss(context: &Context, command: &str, ids: &[String]) -> Result<(), Failure> {
    let request = TheseJobs { ids: distinct(ids)? };
    let library = context.library()?;
    let dismissed = pollster::block_on(jobs::dismiss(library, request))?;
    context.output.data(command, &dismissed, || format!("dismissed {}\n", counted(&dismissed)))
}

fn resolve(context: &Context, command: &str, args: &ResolveArgs) -> Result<(), Failure> {
    let id: JobId = ids::one(&args.id)?;
    let decision = match (args.check, args.resend) {
        (true, _) => Decision::Check,
        (_, true) => Decision::Resend,
        _ => Decision::Drop,
    };
    let library = context.library()?;
    if decision == Decision::Resend && !context.global.yes {
        let question = format!("Job {id} may have been charged already, and would be paid again. Send it?");
        if !(context.may_ask() && context.output.ask(&question)) {
            return Err(may_pay_twice(id));
        }
    }
    waiting::run(async || {
        let job = jobs::resolve(library, ResolveJob { id, decision }).await?;
        if decision == Decision::Drop {
            let made = waiting::Made { jobs: vec![job], generations: Vec::new() };
            return context.output.data(command, &made, || format!("gave up job {id}\n"));
        }
        waiting::see_through(context, command, library, vec![job], args.wait, async |made| {
            Answer::plain(context, made)
        })
        .await
    })
}

fn may_pay_twice(id: JobId) -> Failure {
    let body = ErrorBody {
        code: ErrorCode::Budget,
        message: format!("job {id} may have been charged already, and would be paid again; nothing was sent"),
        hint: format!("agree with --yes; `pixery jobs resolve {} --check` costs nothing", id.0),
    };
    Failure { job_ids: vec![id.0], ..Failure::from(body) }
}

async fn read(library: &Library, ids: &[JobId]) -> Result<Vec<Job>, Failure> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        // Through the use case: safe mode withholds there.
        found.push(jobs::show(library, ShowJob { id: *id }).await?);
    }
    Ok(found)
}

/// Reads ids, each once, in their order.
fn distinct(arguments: &[String]) -> Result<Vec<JobId>, Failure> {
    let mut distinct = Vec::with_capacity(arguments.len());
    for id in ids::read(arguments)? {
        if !distinct.contains(&id) {
            distinct.push(id);
        }
    }
    if distinct.is_empty() {
        return Err(Failure::usage("no job was named", "`pixery jobs list` shows the ids there are"));
    }
    Ok(distinct)
}

/// Returns how many jobs changed, and how many were so already.
fn counted(changed: &ChangedJobs) -> String {
    let count = changed.changed.len();
    let already = match changed.items.len() - count {
        0 => String::new(),
        already => format!(" ({already} {} already)", if already == 1 { "was" } else { "were" }),
    };
    format!("{count} {}{already}", if count == 1 { "job" } else { "jobs" })
}
