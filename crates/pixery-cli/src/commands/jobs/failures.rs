//! `failures`: whatever ended without an image or needs a person, newest first.

use pixery_core::domain::{Cursor, Job, JobState, Page};
use pixery_core::ops::jobs::{self, ListJobs};

use super::list::print;
use crate::cli::FailuresArgs;
use crate::commands::ids;
use crate::context::Context;
use crate::failure::Failure;

const FAILED: [JobState; 4] = [JobState::Failed, JobState::Rejected, JobState::Expired, JobState::Uncertain];

pub(in crate::commands) fn failures(
    context: &Context,
    command: &str,
    args: &FailuresArgs,
) -> Result<(), Failure> {
    let after = args.after.as_deref().map(ids::one).transpose()?;
    let library = context.library()?;
    let (mut items, mut has_more) = (Vec::new(), false);
    for state in FAILED {
        let request =
            ListJobs { state: Some(state), include_dismissed: args.all, after, limit: Some(args.limit) };
        let page = pollster::block_on(jobs::list(library, request))?;
        has_more |= page.next.is_some();
        items.extend(page.items);
    }
    items.sort_by_key(|job: &Job| std::cmp::Reverse(job.id));
    has_more |= items.len() > args.limit;
    items.truncate(args.limit);
    let next = items.last().filter(|_| has_more).map(|job| Cursor(job.id.0));
    print(context, command, library, &Page { items, next }, "nothing failed")
}
