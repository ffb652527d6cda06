//! `jobs`: looking at the queue.

use pixery_core::domain::JobState;
use pixery_core::ops::jobs::{self, ListJobs, ShowJob};

use super::ids;
use crate::cli::JobsCommand;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn jobs(context: &Context, command: &str, args: JobsCommand) -> Result<(), Failure> {
    match args {
        JobsCommand::List { state, limit, after } => {
            let request = ListJobs {
                state: state.as_deref().map(JobState::from_name).transpose()?,
                include_dismissed: false,
                after: after.as_deref().map(ids::one).transpose()?,
                limit: Some(limit),
            };
            let library = context.library()?;
            let page = pollster::block_on(jobs::list(library, request))?;
            context.output.data(command, &page, || {
                output::jobs_table(&page.items, library.now(), context.output.width(), context.output.ink())
            })?;
            if page.items.is_empty() {
                context.output.say("no jobs");
            }
            if let Some(next) = page.next {
                context.output.say(&format!("more: pixery jobs list --after {next}"));
            }
            Ok(())
        }
        JobsCommand::Show { id } => {
            let request = ShowJob { id: ids::one(&id)? };
            let library = context.library()?;
            let job = pollster::block_on(jobs::show(library, request))?;
            context.output.data(command, &job, || output::job_page(&job, context.output.page()))
        }
    }
}
