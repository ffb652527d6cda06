//! Whether somebody has to be called: jobs that nobody will run unless a worker is started.

use super::owner;
use crate::domain::{JobId, JobState};
use crate::error::Result;
use crate::library::Library;

/// Returns whether one of the jobs waits for a worker that isn't there: it is queued and no living worker takes its provider's
/// jobs, or the worker that ran it is dead.
///
/// A worker says good-bye before it looks for work a last time, and a job is queued before this is asked: between the two, either
/// this sees the worker gone, or the worker sees the job.
///
/// # Errors
/// `storage` when the database can't be read.
pub async fn wants_worker(library: &Library, jobs: Vec<JobId>) -> Result<bool> {
    library
        .apart(move |library| {
            let locks = library.archive().layout().locks();
            let is_alive = |name: &str| !owner::is_dead(&locks, name);
            let (owned, workers, jobs) = library.store().read(|reader| {
                let jobs = jobs.iter().map(|id| reader.job(*id)).collect::<Result<Vec<_>>>()?;
                Ok((reader.owned_jobs()?, reader.workers()?, jobs))
            })?;
            for job in jobs {
                let owner = owned.iter().find(|owned| owned.id == job.id).map(|owned| owned.owner.as_str());
                let key = format!("{} {}", job.provider.as_str(), job.place);
                let wants = match (job.state, owner) {
                    (state, _) if state.is_ended() || state == JobState::Uncertain => false,
                    (_, Some(owner)) => !is_alive(owner),
                    (_, None) => {
                        !workers.iter().any(|worker| worker.reach.contains(&key) && is_alive(&worker.name))
                    }
                };
                if wants {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
}
