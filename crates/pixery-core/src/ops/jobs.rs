//! Looking at the queue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Cursor, Invalid, Job, JobId, JobState, Page};
use crate::error::Result;
use crate::library::Library;

/// The most jobs of one page.
const LARGEST_PAGE: usize = 1_000;

/// A page of jobs to be listed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ListJobs {
    /// Only jobs of this state.
    pub state: Option<JobState>,
    /// The `next` of the page before.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000; 50 when absent.
    pub limit: Option<usize>,
}

/// Lists one page of jobs, newest first.
///
/// # Errors
/// `invalid` for a limit outside 1 to 1,000; `storage` when the database fails.
pub async fn list(library: &Library, request: ListJobs) -> Result<Page<Job>> {
    let limit = request.limit.unwrap_or(50);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Invalid::new("limit", limit, format!("is not 1 to {LARGEST_PAGE}"))
            .hint("ask for a number in that range; the page's `next` gives the rest")
            .into());
    }
    let before = request.after.map(|cursor| JobId(cursor.0));
    library.read(move |reader| reader.jobs(request.state, before, limit)).await
}

/// A job to be shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowJob {
    /// The job's id.
    pub id: JobId,
}

/// Returns one job with its request, its images, and why it failed if it did.
///
/// # Errors
/// `not_found` when there is no such job; `storage` when the database fails.
pub async fn show(library: &Library, request: ShowJob) -> Result<Job> {
    library.read(move |reader| reader.job(request.id)).await
}
