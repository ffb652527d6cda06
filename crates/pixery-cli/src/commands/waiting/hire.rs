//! Calling a worker: a process of its own that outlives whoever called it.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pixery_core::domain::{Job, JobId, JobState, ProviderId};
use pixery_core::queue::wants_worker;
use pixery_core::store::Stamp;
use pixery_core::{Error, ErrorBody, ErrorCode, Library, Result};

use crate::failure::Failure;

/// The least time between two calls: a worker needs a moment to say that it is there.
const CALL_EVERY: Duration = Duration::from_secs(2);

/// How long a job that could run is left lying by a living worker before another one is called beside it.
const HANGS_AFTER: Duration = Duration::from_secs(10);

/// Workers that end by a failure of their own before nobody else is called.
const MOST_BROKEN: u32 = 3;

/// Calls workers for jobs that nobody runs.
#[derive(Debug)]
pub(in crate::commands) struct Hirer {
    library: PathBuf,
    /// The `pixery` to call; this process's own program when absent.
    program: Option<PathBuf>,
    called_at: Option<Instant>,
    lying_since: Option<Instant>,
    has_called_beside: bool,
    called: Vec<Child>,
    broke_off: u32,
}

impl Hirer {
    /// Returns one that has called nobody yet.
    pub(in crate::commands) fn new(library: &Library) -> Self {
        Self {
            library: library.config().library.clone(),
            program: None,
            called_at: None,
            lying_since: None,
            has_called_beside: false,
            called: Vec::new(),
            broke_off: 0,
        }
    }

    /// Returns one that calls another program than this process's own, as a window has to.
    pub(in crate::commands) fn calling(self, program: Option<PathBuf>) -> Self {
        Self { program, ..self }
    }

    /// Looks whether one of the jobs waits for a worker that isn't there, and calls one then. Where one is there and leaves a job
    /// lying that could run, it hangs: another one is called beside it, once.
    ///
    /// # Errors
    /// What the jobs' provider lacks (a key) when nobody else can ask it either; a failure when no process can be started.
    pub(in crate::commands) async fn look(
        &mut self,
        library: &Library,
        jobs: &[Job],
    ) -> std::result::Result<(), Failure> {
        self.see_off();
        if self.broke_off >= MOST_BROKEN {
            return Err(not_started("they end as soon as they are called; `pixery worker` says why", jobs));
        }
        require_somebody_able(library, jobs).await?;
        if self.called_at.is_none_or(|at| at.elapsed() >= CALL_EVERY)
            && wants_worker(library, ids(jobs)).await?
        {
            self.called_at = Some(Instant::now());
            return self.call(false, jobs);
        }
        if self.has_called_beside || !lies_about(library, jobs.to_vec()).await? {
            self.lying_since = None;
        } else if self.lying_since.get_or_insert_with(Instant::now).elapsed() > HANGS_AFTER {
            self.has_called_beside = true;
            return self.call(true, jobs);
        }
        Ok(())
    }

    /// Looks once more on the way out, whenever somebody was called last.
    ///
    /// # Errors
    /// As [`Hirer::look`].
    pub(in crate::commands) async fn look_again(
        &mut self,
        library: &Library,
        jobs: &[Job],
    ) -> std::result::Result<(), Failure> {
        if !jobs.is_empty() && wants_worker(library, ids(jobs)).await? {
            self.call(false, jobs)?;
        }
        Ok(())
    }

    /// Calls a worker and waits until it says that it is there: whatever ends the caller then does not end it.
    ///
    /// # Errors
    /// As [`Hirer::look`].
    pub(in crate::commands) async fn until_there(
        &mut self,
        library: &Library,
        jobs: &[Job],
    ) -> std::result::Result<(), Failure> {
        const LONGEST: Duration = Duration::from_secs(5);
        const LOOK_EVERY: Duration = Duration::from_millis(20);
        let begun = Instant::now();
        self.look(library, jobs).await?;
        while begun.elapsed() < LONGEST && wants_worker(library, ids(jobs)).await? {
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Ok(())
    }

    fn call(&mut self, beside: bool, jobs: &[Job]) -> std::result::Result<(), Failure> {
        let started = self.program.clone().map_or_else(std::env::current_exe, Ok).and_then(|program| {
            let mut command = Command::new(program);
            command.arg("worker").arg("--library").arg(&self.library);
            if beside {
                command.arg("--beside");
            }
            // It writes a log of its own.
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
        });
        match started {
            Ok(child) => {
                tracing::info!(process = child.id(), beside, "called a worker");
                self.called.push(child);
                Ok(())
            }
            Err(error) => Err(not_started(&error.to_string(), jobs)),
        }
    }

    /// Forgets the called ones that have ended, and counts those that could not work. One that was killed could.
    fn see_off(&mut self) {
        let broke_off = &mut self.broke_off;
        self.called.retain_mut(|child| match child.try_wait() {
            Ok(Some(status)) => {
                *broke_off += u32::from(status.code().is_some_and(|code| code != 0));
                false
            }
            _ => true,
        });
    }
}

fn not_started(reason: &str, jobs: &[Job]) -> Failure {
    let names: Vec<String> = jobs.iter().map(|job| job.id.0.to_string()).collect();
    let body = ErrorBody {
        code: ErrorCode::Internal,
        message: format!("no worker could be started: {reason}; the jobs are safe on the disk"),
        hint: format!("`pixery jobs wait {}` tries again", names.join(" ")),
    };
    Failure { job_ids: jobs.iter().map(|job| job.id.0).collect(), ..Failure::from(body) }
}

/// Refuses to wait for what nobody can run: a worker called from here has no key, and none lives that has one.
async fn require_somebody_able(library: &Library, jobs: &[Job]) -> std::result::Result<(), Failure> {
    let mut providers: Vec<&ProviderId> = jobs.iter().map(|job| &job.provider).collect();
    providers.dedup();
    for provider in providers {
        let theirs: Vec<Job> = jobs.iter().filter(|job| job.provider == *provider).cloned().collect();
        let able = library.providers()?.get(provider).and_then(|known| {
            known.check_ready()?;
            require_same_place(&theirs, &known.place())
        });
        let Err(error) = able else { continue };
        if wants_worker(library, ids(&theirs)).await? {
            let failure = Failure::from(error);
            return Err(Failure { job_ids: theirs.iter().map(|job| job.id.0).collect(), ..failure });
        }
    }
    Ok(())
}

/// Refuses to wait for a job that was queued while another address was set for its provider: no worker called from here takes it.
fn require_same_place(jobs: &[Job], place: &str) -> Result<()> {
    let other = jobs.iter().find(|job| job.state == JobState::Queued && job.place != place);
    other.map_or(Ok(()), |job| {
        Err(Error::Provider {
            provider: job.provider.to_string(),
            code: ErrorCode::Conflict,
            message: format!(
                "job {} waits to be sent to {}, and {place} is set now; nothing was sent",
                job.id, job.place
            ),
            hint: format!("set that address again, or `pixery jobs cancel {}` and ask anew", job.id.0),
        })
    })
}

/// Returns whether one of the jobs could run, and nobody has taken it.
async fn lies_about(library: &Library, jobs: Vec<Job>) -> Result<bool> {
    library
        .apart(move |library| {
            let now = library.now();
            let is_due =
                |job: &&Job| job.state == JobState::Queued && job.not_before.is_none_or(|at| at <= now);
            let due: Vec<&Job> = jobs.iter().filter(is_due).collect();
            if due.is_empty() {
                return Ok(false);
            }
            let owned = library.store().read(|reader| {
                let owned = reader.owned_jobs()?;
                owned.iter().map(|owned| reader.job(owned.id)).collect::<Result<Vec<Job>>>()
            })?;
            for job in due {
                let running = owned
                    .iter()
                    .filter(|other| (&other.provider, &other.place) == (&job.provider, &job.place));
                let running = running.filter(|other| other.state != JobState::Queued).count();
                let has_room = match library.providers()?.get(&job.provider) {
                    Ok(provider) => running < provider.concurrency(),
                    Err(_) => false,
                };
                if has_room && owned.iter().all(|owned| owned.id != job.id) {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
}

fn ids(jobs: &[Job]) -> Vec<JobId> {
    jobs.iter().map(|job| job.id).collect()
}

/// Gives this process's queued jobs to whichever worker comes, and returns those that were queued.
///
/// # Errors
/// `storage` when the library can't be written.
pub(super) async fn hand_over(library: &Library, jobs: Vec<JobId>) -> Result<Vec<Job>> {
    /// Nobody bears this name.
    const NOBODY: &str = "nobody";
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    library
        .apart(move |library| {
            // The queue's own states are no change that a person undoes: no journal entry.
            let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: None };
            library.store().write(&stamp, |writer| {
                // A job that was somebody's and is released is anybody's at once; a new one is left to its asker for a while.
                writer.adopt(&jobs, NOBODY)?;
                let mut queued = Vec::new();
                for owned in writer.owned_jobs()? {
                    if owned.state == JobState::Queued && jobs.contains(&owned.id) {
                        writer.release(&owned)?;
                        queued.push(writer.job(owned.id)?);
                    }
                }
                Ok(queued)
            })
        })
        .await
}
