//! The worker: claims queued jobs and runs them, as many at once as each provider takes, and goes on with what dead ones left.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::attempt::Task;
use super::ending::uncertain_hint;
use super::owner::{self, Owner};
use super::patience::is_the_disks;
use super::recover::{Whose, bookkeep, recover};
use super::stop::{Stop, ToStop};
use crate::domain::{Cost, Event, JobId, JobState, ProviderId, Topic};
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::faults;
use crate::library::Library;
use crate::session::Session;
use crate::store::{Claim, ClaimRequest, ClaimScope, JobEnd, Reach, WorkerRow};

/// Results that are fetched, decoded and saved at once.
const SAVED_AT_ONCE: usize = 3;

/// How often a serving worker looks for jobs of workers that died meanwhile.
const RECOVER_EVERY: Duration = Duration::from_secs(10);

/// The longest that a worker sleeps without looking at the queue: waiting times are wall-clock times, and clocks are set.
const LONGEST_SLEEP: Duration = Duration::from_secs(2);

/// How a serving worker came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// Nothing was left to do.
    Idle,
    /// It was asked to stop.
    Stopped,
    /// Another living worker does the same work.
    NotNeeded,
}

/// A process's hands: holds its lock for life.
#[derive(Debug)]
pub struct Worker {
    session: Session,
    owner: Owner,
    reach: Vec<Reach>,
}

impl Worker {
    /// Starts a worker.
    ///
    /// # Errors
    /// `storage` when the library can't be written; `invalid` when a provider's settings are wrong.
    pub fn start(library: &Library) -> Result<Self> {
        let owner = Owner::take(&library.archive().layout().locks(), &library.new_key())?;
        let ready = library.providers()?.all().filter(|provider| provider.check_ready().is_ok());
        let reach = ready
            .map(|provider| Reach {
                provider: provider.id(),
                place: provider.place(),
                most: provider.concurrency(),
            })
            .collect();
        Ok(Self { session: Session::over(library.clone())?, owner, reach })
    }

    fn library(&self) -> &Library {
        self.session.library()
    }

    /// Runs just these jobs until each has ended or waits for a person, oldest first.
    ///
    /// # Errors
    /// `storage` when the queue itself can't be read or written; what goes wrong with a single job stands on its row.
    pub async fn run(&self, jobs: Vec<JobId>, stop: &Stop) -> Result<()> {
        let owner = self.owner.name().to_owned();
        let adopted = jobs.clone();
        self.bookkeeping(move |writer| writer.adopt(&adopted, &owner)).await?;
        let scope = ClaimScope::Jobs(jobs);
        let mut crew = Crew::new(self, stop);
        let mut recovered_at = None::<Instant>;
        loop {
            if stop.is_asked() {
                self.cancel(&scope).await?;
                crew.to_stop.add(scope_jobs(&scope));
            } else if recovered_at.is_none_or(|at| at.elapsed() >= RECOVER_EVERY) {
                // A dead process's free job would hold its place at the provider for ever.
                recovered_at = Some(Instant::now());
                self.recover(Whose::Free, &mut crew).await?;
            }
            while let Some(claim) = self.claim(&scope).await? {
                crew.begin(claim);
            }
            // What was taken over is left again when somebody asks to stop: it is not ours to cancel.
            let is_busy =
                if stop.is_asked() { crew.runs_any(&scope_jobs(&scope)) } else { !crew.running.is_empty() };
            if !is_busy && self.left(&scope).await? == 0 {
                return Ok(());
            }
            crew.wait(LONGEST_SLEEP).await?;
        }
    }

    /// Runs the free jobs that dead processes left, and returns them; what costs money is left to [`Worker::serve`].
    ///
    /// # Errors
    /// As [`Worker::run`].
    pub async fn finish_left_behind(&self, stop: &Stop) -> Result<Vec<JobId>> {
        let mut crew = Crew::new(self, stop);
        let free: Vec<ProviderId> = self.library().providers()?.free().collect();
        let among: Vec<_> =
            self.reach.iter().filter(|reach| free.contains(&reach.provider)).cloned().collect();
        self.recover(Whose::Free, &mut crew).await?;
        let mut begun: Vec<JobId> = crew.claims.values().map(|claim| claim.job.id).collect();
        loop {
            if stop.is_asked() {
                crew.to_stop.add(begun.iter().copied());
            } else if let Some(claim) = self.claim_among(&ClaimScope::Unowned, among.clone()).await? {
                begun.push(claim.job.id);
                crew.begin(claim);
                continue;
            }
            if crew.running.is_empty() {
                return Ok(begun);
            }
            crew.wait(LONGEST_SLEEP).await?;
        }
    }

    /// Runs whatever nobody looks after, until there has been nothing to do for `idle` or somebody asks to stop. `beside` says that
    /// it is wanted although others live (one of them hangs).
    ///
    /// # Errors
    /// `storage` when the queue itself can't be read or written.
    pub async fn serve(&self, idle: Duration, beside: bool, stop: &Stop) -> Result<Served> {
        if !self.enter(beside).await? {
            return Ok(Served::NotNeeded);
        }
        let mut crew = Crew::new(self, stop);
        let mut idle_since = Instant::now();
        let mut recovered_at = None;
        loop {
            let is_stopping = stop.is_asked();
            if is_stopping {
                crew.leave.ask();
            }
            let found = if is_stopping { Ok(0) } else { self.find_work(&mut crew, &mut recovered_at).await };
            match found {
                Ok(left) if crew.running.is_empty() && left == 0 => {
                    if is_stopping || idle_since.elapsed() >= idle {
                        // Good-bye first, then a last look: see `wants_worker`.
                        self.exit().await?;
                        if is_stopping {
                            return Ok(Served::Stopped);
                        }
                        if self.left(&ClaimScope::Unowned).await? == 0 {
                            return Ok(Served::Idle);
                        }
                        self.enter(true).await?;
                    }
                }
                Ok(_) => idle_since = Instant::now(),
                // What runs must not be given up because the disk is.
                Err(error) if is_the_disks(&error) => {
                    tracing::warn!(%error, "the queue can't be read or written; looking again");
                    idle_since = Instant::now();
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
                Err(error) => return Err(error),
            }
            let rest = idle.saturating_sub(idle_since.elapsed()).max(Duration::from_millis(10));
            if let Err(error) = crew.wait(rest.min(LONGEST_SLEEP)).await {
                tracing::warn!(%error, "the queue can't be heard; looking again");
            }
        }
    }

    /// Takes up what dead workers left, claims what can be claimed, and returns how many jobs are left that wait for their time.
    async fn find_work(&self, crew: &mut Crew, recovered_at: &mut Option<Instant>) -> Result<u32> {
        if recovered_at.is_none_or(|at| at.elapsed() >= RECOVER_EVERY) {
            self.recover(Whose::Everybodys, crew).await?;
            *recovered_at = Some(Instant::now());
        }
        while let Some(claim) = self.claim(&ClaimScope::Unowned).await? {
            crew.begin(claim);
        }
        self.left(&ClaimScope::Unowned).await
    }

    /// Says that this worker is there. Unless it is wanted beside others, it says nothing and returns false where a living one
    /// takes the same jobs.
    async fn enter(&self, beside: bool) -> Result<bool> {
        let row = WorkerRow {
            name: self.owner.name().to_owned(),
            reach: self.reach.iter().map(Reach::key).collect(),
        };
        let locks = self.library().archive().layout().locks();
        self.bookkeeping(move |writer| {
            let is_served = |other: &WorkerRow| {
                row.reach.iter().all(|key| other.reach.contains(key)) && !owner::is_dead(&locks, &other.name)
            };
            if !beside && writer.workers()?.iter().any(is_served) {
                return Ok(false);
            }
            writer.add_worker(&row, std::process::id())?;
            Ok(true)
        })
        .await
    }

    async fn exit(&self) -> Result<()> {
        let name = self.owner.name().to_owned();
        self.bookkeeping(move |writer| writer.remove_worker(&name)).await
    }

    async fn recover(&self, whose: Whose, crew: &mut Crew) -> Result<()> {
        let owner = self.owner.name().to_owned();
        let running: Vec<JobId> = crew.claims.values().map(|claim| claim.job.id).collect();
        let recovered =
            self.library().apart(move |library| Ok(recover(library, &owner, whose, &running))).await?;
        for claim in recovered.claims {
            crew.begin(claim);
        }
        recovered.end
    }

    async fn claim(&self, scope: &ClaimScope) -> Result<Option<Claim>> {
        self.claim_among(scope, self.reach.clone()).await
    }

    async fn claim_among(&self, scope: &ClaimScope, reach: Vec<Reach>) -> Result<Option<Claim>> {
        // Most looks find nothing: they must not cost a transaction that writes.
        let (looking, known) = (scope.clone(), reach.clone());
        if self.library().read(move |reader| reader.queued_jobs(&looking, &known)).await? == 0 {
            return Ok(None);
        }
        faults::point("w1-before");
        let (owner, token, scope) = (self.owner.name().to_owned(), self.library().new_key(), scope.clone());
        let today = self.library().now().day_in(self.library().identity().zone);
        let claim = self
            .bookkeeping(move |writer| {
                writer.claim(&ClaimRequest {
                    scope: &scope,
                    owner: &owner,
                    token: &token,
                    today: &today,
                    reach: &reach,
                })
            })
            .await?;
        if claim.is_some() {
            faults::point("w1-committed");
        }
        Ok(claim)
    }

    async fn left(&self, scope: &ClaimScope) -> Result<u32> {
        let (scope, reach) = (scope.clone(), self.reach.clone());
        self.library().read(move |reader| reader.queued_jobs(&scope, &reach)).await
    }

    async fn cancel(&self, scope: &ClaimScope) -> Result<()> {
        let jobs = scope_jobs(scope);
        self.bookkeeping(move |writer| jobs.into_iter().try_for_each(|id| writer.cancel(id).map(|_| ())))
            .await
    }

    async fn bookkeeping<T: Send + 'static>(
        &self,
        write: impl FnOnce(&crate::store::Writer<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.library().apart(move |library| bookkeep(library, write)).await
    }
}

fn scope_jobs(scope: &ClaimScope) -> Vec<JobId> {
    match scope {
        ClaimScope::Jobs(ids) => ids.clone(),
        ClaimScope::Unowned => Vec::new(),
    }
}

/// The jobs that a worker runs right now.
struct Crew {
    task: Task,
    to_stop: ToStop,
    leave: Stop,
    stop: Stop,
    owner: String,
    events: Receiver<Event>,
    running: JoinSet<Result<()>>,
    claims: HashMap<tokio::task::Id, Claim>,
}

impl Crew {
    fn new(worker: &Worker, stop: &Stop) -> Self {
        let (to_stop, leave) = (ToStop::default(), Stop::default());
        let task = Task {
            library: worker.library().clone(),
            to_stop: to_stop.clone(),
            leave: leave.clone(),
            saving: Arc::new(Semaphore::new(SAVED_AT_ONCE)),
        };
        Self {
            task,
            to_stop,
            leave,
            stop: stop.clone(),
            owner: worker.owner.name().to_owned(),
            events: worker.session.listen(),
            running: JoinSet::new(),
            claims: HashMap::new(),
        }
    }

    fn begin(&mut self, claim: Claim) {
        let handle = self.running.spawn(self.task.clone().run(claim.clone()));
        self.claims.insert(handle.id(), claim);
    }

    fn runs_any(&self, jobs: &[JobId]) -> bool {
        self.claims.values().any(|claim| jobs.contains(&claim.job.id))
    }

    /// Waits until a job ends, something is committed to the queue, somebody asks to stop, or the time is over.
    ///
    /// # Errors
    /// `storage` when the queue can't be read, or a job that broke off can't be ended.
    async fn wait(&mut self, longest: Duration) -> Result<()> {
        let is_stopping = self.stop.is_asked();
        tokio::select! {
            Some(ended) = self.running.join_next_with_id() => self.ended(ended).await,
            event = self.events.recv() => match event {
                Ok(Event::Progress(_)) => Ok(()),
                Ok(Event::Changed { changes, .. }) if changes.iter().all(|change| change.topic != Topic::Jobs) => Ok(()),
                Ok(Event::Changed { .. } | Event::Everything { .. }) | Err(RecvError::Lagged(_)) => self.hear().await,
                // The library outlives its worker, so its events do too.
                Err(RecvError::Closed) => Ok(()),
            },
            () = self.stop.asked(), if !is_stopping => Ok(()),
            () = tokio::time::sleep(longest) => Ok(()),
        }
    }

    /// Hears which running jobs somebody asked to stop.
    async fn hear(&self) -> Result<()> {
        let owner = self.owner.clone();
        let jobs = self.task.library.read(move |reader| reader.jobs_to_stop(&owner)).await?;
        self.to_stop.add(jobs);
        Ok(())
    }

    /// Looks how a job's task ended. One that broke off by a mistake of ours must not be left as if it ran: a person decides.
    async fn ended(
        &mut self,
        ended: std::result::Result<(tokio::task::Id, Result<()>), tokio::task::JoinError>,
    ) -> Result<()> {
        let (id, reason) = match ended {
            Ok((id, Ok(()) | Err(Error::TakenOver(_)))) => {
                self.claims.remove(&id);
                return Ok(());
            }
            Ok((id, Err(error))) => (id, error.to_string()),
            Err(error) => (error.id(), format!("a mistake of Pixery's own: {error}")),
        };
        let Some(claim) = self.claims.remove(&id) else { return Ok(()) };
        tracing::error!(job = %claim.job.id, reason, "a job broke off");
        let broken = self.task.library.apart(move |library| give_up(library, &claim, reason)).await;
        match broken {
            Err(Error::TakenOver(_)) => Ok(()),
            answer => answer,
        }
    }
}

/// Ends a job that broke off by a mistake of ours.
fn give_up(library: &Library, claim: &Claim, reason: String) -> Result<()> {
    let (state, cost, hint) = match claim.free {
        true => (JobState::Failed, Cost::NOTHING, String::new()),
        false => (JobState::Uncertain, Cost::UNKNOWN, uncertain_hint(&claim.job)),
    };
    let failure = ErrorBody { code: ErrorCode::Internal, message: reason, hint };
    bookkeep(library, |writer| writer.end(claim, &JobEnd { state, cost, images: 0, failure: Some(&failure) }))
}
