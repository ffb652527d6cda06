//! What the window takes from the command line: the same settings, and the same calling of workers.

use std::path::{Path, PathBuf};

use pixery_core::domain::JobId;
use pixery_core::{Config, ErrorBody, Library};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::commands::care_for;
use crate::context;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::Settings;

/// Returns what a library is opened with, as `pixery` itself would open it; `library` stands for `--library`.
///
/// # Errors
/// `invalid` naming the file or variable that can't be understood.
pub fn config(library: Option<&Path>) -> Result<Config, ErrorBody> {
    let gathered = Settings::gather(library).and_then(|settings| context::config(&settings));
    gathered.map_err(|failure: Failure| failure.body)
}

/// Calls workers for the jobs that come in, for as long as some may come. `program` is the `pixery` that a worker is.
pub async fn care_for_jobs(library: &Library, queued: UnboundedReceiver<Vec<JobId>>, program: PathBuf) {
    care_for(library, queued, &Output::silent(), Some(program)).await;
}

/// Returns the folder that windows keep their locks in, where the machine has one.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    crate::settings::state_folder()
}
