//! Jobs: the queue that every process shares. Each change of state is one guarded UPDATE.

use rusqlite::{OptionalExtension, Row};

use super::columns::{self, Json};
use super::{Reader, Writer};
use crate::domain::{Cost, Job, JobFailure, JobId, JobRequest, JobState, Page, ProviderId, Timestamp};
use crate::error::{Error, ErrorBody, Result};

/// A request that is about to enter the queue.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// A ULID, unique for ever: names the files, and is the idempotency key.
    pub client_key: &'a str,
    /// The ULID that the jobs of one command share.
    pub batch: &'a str,
    /// Who answers it.
    pub provider: &'a ProviderId,
    /// What is asked for.
    pub request: &'a JobRequest,
    /// What it is expected to cost.
    pub cost: Cost,
}

/// A job that this worker owns until it ends. The token guards every write of this attempt.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The job.
    pub job: Job,
    /// The job's ULID.
    pub client_key: String,
    /// The attempt's random token.
    pub token: String,
}

const COLUMNS: &str = "id, client_key, batch, state, provider, actor, request, cost_micro, cost_kind, attempts, step, steps, \
    failure_code, failure_message, failure_hint, created_at, started_at, ended_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Job> {
    let failure = match row.get("failure_code")? {
        Some(code) => Some(JobFailure {
            code,
            message: row.get::<_, Option<String>>("failure_message")?.unwrap_or_default(),
            hint: row.get::<_, Option<String>>("failure_hint")?.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(Job {
        id: row.get("id")?,
        batch: row.get("batch")?,
        state: row.get("state")?,
        provider: row.get("provider")?,
        request: row.get::<_, Json<JobRequest>>("request")?.0,
        cost: columns::cost(row)?,
        step: row.get("step")?,
        steps: row.get("steps")?,
        attempts: row.get("attempts")?,
        failure,
        generation_ids: Vec::new(),
        actor: row.get("actor")?,
        created_at: row.get("created_at")?,
        started_at: row.get("started_at")?,
        ended_at: row.get("ended_at")?,
    })
}

impl Reader<'_> {
    /// Returns one job with its images.
    ///
    /// # Errors
    /// `not_found` when there is none; `storage` when the database fails.
    pub fn job(&self, id: JobId) -> Result<Job> {
        let mut job = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1"))?
            .query_row([id], from_row)
            .optional()?
            .ok_or(Error::NoJob(id))?;
        job.generation_ids = self.generations_of_job(id)?;
        Ok(job)
    }

    /// Returns a page of jobs, newest first, all or of one state. The cursor is a job id.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn jobs(&self, state: Option<JobState>, before: Option<JobId>, limit: usize) -> Result<Page<Job>> {
        let condition = if state.is_some() { "state = ?3" } else { "?3 IS NULL" };
        let sql =
            format!("SELECT {COLUMNS} FROM jobs WHERE id < ?1 AND {condition} ORDER BY id DESC LIMIT ?2");
        let before = before.map_or(i64::MAX, |id| id.0);
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut items: Vec<Job> =
            statement.query_map((before, wanted, state), from_row)?.collect::<rusqlite::Result<_>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        for job in &mut items {
            job.generation_ids = self.generations_of_job(job.id)?;
        }
        let next = if more { items.last().map(|job| crate::domain::Cursor(job.id.0)) } else { None };
        Ok(Page { items, next })
    }

    /// Returns the owners of all running jobs, each once, with a job of theirs.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn job_owners(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT owner FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND owner IS NOT NULL",
        )?;
        let owners = statement.query_map([], |row| row.get("owner"))?.collect::<rusqlite::Result<_>>()?;
        Ok(owners)
    }
}

impl Writer<'_> {
    /// Queues a job. After the commit it will be done, whoever dies.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn insert_job(&self, new: &NewJob<'_>) -> Result<JobId> {
        self.connection
            .prepare_cached(
                "INSERT INTO jobs(client_key, batch, state, provider, model, actor, request, cost_micro, cost_kind, created_at) \
                 VALUES (?1, ?2, 'queued', ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                new.client_key,
                new.batch,
                new.provider,
                new.request.model.as_str(),
                self.actor(),
                Json(new.request),
                new.cost.micro_usd,
                new.cost.kind,
                self.at(),
            ))?;
        Ok(JobId(self.connection.last_insert_rowid()))
    }

    /// Claims the oldest queued one of the jobs for a worker.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn claim(&self, among: &[JobId], owner: &str, token: &str) -> Result<Option<Claim>> {
        let among: Vec<String> = among.iter().map(|id| id.0.to_string()).collect();
        let id: Option<JobId> = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = 'submitting', owner = ?2, token = ?3, attempts = attempts + 1, seen_at = ?4, \
                   started_at = ifnull(started_at, ?4), step = NULL, steps = NULL \
                 WHERE state = 'queued' AND id = (SELECT id FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND state = 'queued' \
                   AND (not_before IS NULL OR not_before <= ?4) AND id IN (SELECT value FROM json_each(?1)) ORDER BY id LIMIT 1) \
                 RETURNING id",
            )?
            .query_row((format!("[{}]", among.join(",")), owner, token, self.at()), |row| row.get("id"))
            .optional()?;
        let Some(id) = id else { return Ok(None) };
        let client_key = self
            .connection
            .prepare_cached("SELECT client_key FROM jobs WHERE id = ?1")?
            .query_row([id], |row| row.get("client_key"))?;
        Ok(Some(Claim { job: self.job(id)?, client_key, token: token.to_owned() }))
    }

    /// Moves a claimed job on; refuses when the attempt is no longer the worker's.
    ///
    /// # Errors
    /// `conflict` as [`Error::Internal`] when another worker took the job over; `storage` when the database fails.
    pub fn advance(&self, claim: &Claim, to: JobState) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = ?3, seen_at = ?4 WHERE id = ?1 AND token = ?2 \
                 AND state IN ('submitting', 'submitted', 'downloading')",
            )?
            .execute((claim.job.id, &claim.token, to, self.at()))?;
        own(claim, changed)
    }

    /// Keeps how far a claimed job is.
    ///
    /// # Errors
    /// As [`Writer::advance`].
    pub fn set_progress(&self, claim: &Claim, step: Option<u32>, steps: Option<u32>) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET step = ?3, steps = ?4, seen_at = ?5 WHERE id = ?1 AND token = ?2 \
                 AND state IN ('submitting', 'submitted', 'downloading')",
            )?
            .execute((claim.job.id, &claim.token, step, steps, self.at()))?;
        own(claim, changed)
    }

    /// Ends a claimed job.
    ///
    /// # Errors
    /// As [`Writer::advance`].
    pub fn end(&self, claim: &Claim, state: JobState, cost: Cost, failure: Option<&ErrorBody>) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = ?3, cost_micro = ?4, cost_kind = ?5, failure_code = ?6, failure_message = ?7, \
                   failure_hint = ?8, ended_at = ?9, step = CASE ?3 WHEN 'done' THEN steps ELSE step END, owner = NULL, token = NULL, reserved_micro = 0 \
                 WHERE id = ?1 AND token = ?2 AND state IN ('submitting', 'submitted', 'downloading')",
            )?
            .execute((
                claim.job.id,
                &claim.token,
                state,
                cost.micro_usd,
                cost.kind,
                failure.map(|failure| failure.code),
                failure.map(|failure| &failure.message),
                failure.map(|failure| &failure.hint),
                self.at(),
            ))?;
        own(claim, changed)
    }

    /// Says that a worker looks after queued jobs, so that nobody takes them for left behind.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn adopt(&self, jobs: &[JobId], owner: &str) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached("UPDATE jobs SET owner = ?2 WHERE id = ?1 AND state = 'queued'")?;
        for id in jobs {
            statement.execute((id, owner))?;
        }
        Ok(())
    }

    /// Cancels the queued ones of the jobs, and notes on the running ones that they are to stop.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn cancel(&self, jobs: &[JobId]) -> Result<()> {
        let mut queued = self.connection.prepare_cached(
            "UPDATE jobs SET state = 'cancelled', cost_micro = 0, cost_kind = 'not_charged', owner = NULL, ended_at = ?2 \
             WHERE id = ?1 AND state = 'queued'",
        )?;
        let mut running = self
            .connection
            .prepare_cached("UPDATE jobs SET cancel_asked_at = ?2 WHERE id = ?1 AND ended_at IS NULL")?;
        for id in jobs {
            if queued.execute((id, self.at()))? == 0 {
                running.execute((id, self.at()))?;
            }
        }
        Ok(())
    }

    /// Puts the jobs of a dead worker back into the queue, where running them again costs nothing; those that were to stop
    /// are cancelled.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn requeue_jobs_of(&self, owner: &str, free_provider: &ProviderId) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE jobs SET state = 'cancelled', owner = NULL, token = NULL, ended_at = ?3 \
                 WHERE ended_at IS NULL AND owner = ?1 AND provider = ?2 AND cancel_asked_at IS NOT NULL",
            )?
            .execute((owner, free_provider, self.at()))?;
        self.connection
            .prepare_cached(
                "UPDATE jobs SET state = 'queued', owner = NULL, token = NULL, step = NULL, seen_at = NULL \
                 WHERE ended_at IS NULL AND owner = ?1 AND provider = ?2 \
                   AND state IN ('queued', 'submitting', 'submitted', 'downloading')",
            )?
            .execute((owner, free_provider))?;
        Ok(())
    }

    /// Returns the queued jobs that no worker looks after, oldest first: their asker died. A job younger than a minute may
    /// belong to a process that is just about to adopt it.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn jobs_left_behind(&self, free_provider: &ProviderId) -> Result<Vec<JobId>> {
        const YOUNG: i64 = 60_000;
        let oldest_young = Timestamp::from_millis(self.at().millis() - YOUNG);
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND state = 'queued' AND owner IS NULL \
               AND provider = ?1 AND (started_at IS NOT NULL OR created_at < ?2) ORDER BY id",
        )?;
        let ids = statement
            .query_map((free_provider, oldest_young), |row| row.get("id"))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }
}

fn own(claim: &Claim, changed: usize) -> Result<()> {
    if changed == 1 {
        return Ok(());
    }
    Err(Error::Internal(format!("job {} was taken over by another worker", claim.job.id)))
}
