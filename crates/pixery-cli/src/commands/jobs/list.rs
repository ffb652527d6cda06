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
    let flags = [
        args.state.as_ref().map(|state| format!(" --state {state}")),
        args.all.then(|| " --all".to_owned()),
        Some(format!(" --limit {}", args.limit)),
    ];
    let command_again = format!("{command}{}", flags.into_iter().flatten().collect::<String>());
    print(context, &Again { command, with_flags: &command_again }, library, &page, "no jobs")
}

/// How the next page is asked for.
pub(super) struct Again<'a> {
    /// The command's name.
    pub(super) command: &'a str,
    /// The command with the flags that this page was asked with.
    pub(super) with_flags: &'a str,
}

/// Prints a page of jobs.
pub(super) fn print(
    context: &Context,
    again: &Again<'_>,
    library: &Library,
    page: &Page<Job>,
    empty: &str,
) -> Result<(), Failure> {
    context.output.data(again.command, page, || {
        output::jobs_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    if page.items.is_empty() {
        context.output.say(empty);
    }
    if let Some(next) = page.next {
        context.output.say(&format!("more: pixery {} --after {next}", again.with_flags));
    }
    Ok(())
}
