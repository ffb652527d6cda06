//! `jobs list`: a page of the queue.

use pixery_core::Library;
use pixery_core::domain::{Job, JobState, Page};
use pixery_core::ops::jobs::{self, ListJobs};

use crate::cli::ListJobsArgs;
use crate::commands::ids;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn list(context: &Context, command: &str, args: &ListJobsArgs) -> Result<(), Failure> {
    let request = ListJobs {
        state: args.state.as_deref().map(JobState::from_name).transpose()?,
        include_dismissed: args.all,
        after: args.after.as_deref().map(ids::one).transpose()?,
        limit: Some(args.limit),
    };
    let library = context.library()?;
    let page = pollster::block_on(jobs::list(library, request))?;
    print(context, command, library, &page, "no jobs")
}

/// Prints a page of jobs.
pub(super) fn print(
    context: &Context,
    command: &str,
    library: &Library,
    page: &Page<Job>,
    empty: &str,
) -> Result<(), Failure> {
    context.output.data(command, page, || {
        output::jobs_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    if page.items.is_empty() {
        context.output.say(empty);
    }
    if let Some(next) = page.next {
        context.say_more(next);
    }
    Ok(())
}
