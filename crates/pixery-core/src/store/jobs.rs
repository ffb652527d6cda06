//! Jobs: the queue that every process shares. Here: how they are asked for and read. How they are run is in `claims.rs`, what
//! becomes of a dead worker's jobs in `takeovers.rs`.

use rusqlite::{OptionalExtension, Row};

use super::columns::{self, Json};
use super::{Reader, Writer};
use crate::domain::{
    Cost, Job, JobFailure, JobId, JobRequest, JobState, MicroUsd, Page, ProviderId, Timestamp,
};
use crate::error::{Error, Result};

/// A request that is about to enter the queue.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// A ULID, unique for ever: names the files, and is the idempotency key.
    pub client_key: &'a str,
    /// The ULID that the jobs of one command share.
    pub batch: &'a str,
    /// Who answers it.
    pub provider: &'a ProviderId,
    /// Where that one is asked.
    pub place: &'a str,
    /// What is asked for.
    pub request: &'a JobRequest,
    /// What it is expected to cost.
    pub cost: Cost,
    /// The most that the person agreed to for this job.
    pub max_cost: Option<MicroUsd>,
    /// Whether a request sent twice with one key runs once.
    pub idempotent: bool,
    /// Whether it never costs anything.
    pub free: bool,
    /// The ended job that this one asks for again.
    pub retry_of: Option<JobId>,
}

pub(super) const COLUMNS: &str = "id, batch, state, provider, place, actor, request, cost_micro, cost_kind, reserved_micro, attempts, step, steps, \
    queue_position, label, failure_code, failure_message, failure_hint, retry_of, not_before, cancel_asked_at, dismissed_at, created_at, \
    started_at, ended_at";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Job> {
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
        place: row.get("place")?,
        request: row.get::<_, Json<JobRequest>>("request")?.0,
        cost: columns::cost(row)?,
        held: row.get("reserved_micro")?,
        step: row.get("step")?,
        steps: row.get("steps")?,
        queue_position: row.get("queue_position")?,
        label: row.get("label")?,
        attempts: row.get("attempts")?,
        failure,
        generation_ids: Vec::new(),
        actor: row.get("actor")?,
        retry_of: row.get("retry_of")?,
        not_before: row.get("not_before")?,
        cancel_asked_at: row.get("cancel_asked_at")?,
        dismissed_at: row.get("dismissed_at")?,
        created_at: row.get("created_at")?,
        started_at: row.get("started_at")?,
        ended_at: row.get("ended_at")?,
    })
}

/// Which jobs a page shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct JobFilter {
    /// Only jobs of this state.
    pub state: Option<JobState>,
    /// Also those that somebody dismissed.
    pub include_dismissed: bool,
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

    /// Returns a page of jobs, newest first. The cursor is a job id.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn jobs(&self, filter: JobFilter, before: Option<JobId>, limit: usize) -> Result<Page<Job>> {
        let state = if filter.state.is_some() { "state = ?3" } else { "?3 IS NULL" };
        let dismissed = if filter.include_dismissed { "1" } else { "dismissed_at IS NULL" };
        let sql = format!(
            "SELECT {COLUMNS} FROM jobs WHERE id < ?1 AND {state} AND {dismissed} ORDER BY id DESC LIMIT ?2"
        );
        let before = before.map_or(i64::MAX, |id| id.0);
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut items: Vec<Job> = statement
            .query_map((before, wanted, filter.state), from_row)?
            .collect::<rusqlite::Result<_>>()?;
        let more = items.len() > limit;
        items.truncate(limit);
        for job in &mut items {
            job.generation_ids = self.generations_of_job(job.id)?;
        }
        let next = if more { items.last().map(|job| crate::domain::Cursor(job.id.0)) } else { None };
        Ok(Page { items, next })
    }

    /// Returns the batch of a job; nothing when there is no such job.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn batch_of(&self, id: JobId) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached("SELECT batch FROM jobs WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get("batch")).optional()?)
    }

    /// Returns when a batch was asked for, and whether any of its jobs goes on by itself.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn batch_state(&self, batch: &str) -> Result<(Timestamp, bool)> {
        let sql = "SELECT min(created_at) AS created_at, max(ended_at IS NULL AND state <> 'uncertain') AS goes_on \
                   FROM jobs WHERE batch = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([batch], |row| Ok((row.get("created_at")?, row.get("goes_on")?)))?)
    }

    /// Returns every job of a batch with its images, in the order of asking.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn jobs_of_batch(&self, batch: &str) -> Result<Vec<Job>> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE batch = ?1 ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut jobs: Vec<Job> = statement.query_map([batch], from_row)?.collect::<rusqlite::Result<_>>()?;
        for job in &mut jobs {
            job.generation_ids = self.generations_of_job(job.id)?;
        }
        Ok(jobs)
    }

    /// Returns a job's key: it names the job's files.
    ///
    /// # Errors
    /// `not_found` when there is no such job; `storage` when the database fails.
    pub fn job_key(&self, id: JobId) -> Result<String> {
        self.connection
            .prepare_cached("SELECT client_key FROM jobs WHERE id = ?1")?
            .query_row([id], |row| row.get("client_key"))
            .optional()?
            .ok_or(Error::NoJob(id))
    }

    /// Returns the job with that key, if there is one.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn job_of_key(&self, client_key: &str) -> Result<Option<Job>> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE client_key = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([client_key], from_row).optional()?)
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
                "INSERT INTO jobs(client_key, batch, state, provider, model, actor, request, cost_micro, cost_kind, max_cost_micro, \
                   idempotent, free, retry_of, created_at, place) \
                 VALUES (?1, ?2, 'queued', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
                new.max_cost,
                new.idempotent,
                new.free,
                new.retry_of,
                self.at(),
                new.place,
            ))?;
        Ok(JobId(self.connection.last_insert_rowid()))
    }

    /// Says that a worker looks after queued jobs, so that nobody takes them for left behind.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn adopt(&self, jobs: &[JobId], owner: &str) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "UPDATE jobs SET owner = ?2 WHERE id = ?1 AND state = 'queued' AND owner IS NULL",
        )?;
        for id in jobs {
            statement.execute((id, owner))?;
        }
        Ok(())
    }

    /// Cancels a queued job, or notes on a running one that it is to stop. An ended or uncertain one stays as it is. Returns whether
    /// anything changed.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn cancel(&self, id: JobId) -> Result<bool> {
        let queued = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = 'cancelled', cost_micro = 0, cost_kind = 'not_charged', reserved_micro = 0, owner = NULL, \
                   ended_at = ?2 WHERE id = ?1 AND state = 'queued'",
            )?
            .execute((id, self.at()))?;
        if queued == 1 {
            return Ok(true);
        }
        let running = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET cancel_asked_at = ?2 \
                 WHERE id = ?1 AND state IN ('submitting', 'submitted', 'downloading') AND cancel_asked_at IS NULL",
            )?
            .execute((id, self.at()))?;
        Ok(running == 1)
    }

    /// Puts an ended job out of sight. Returns whether anything changed.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn dismiss(&self, id: JobId) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET dismissed_at = ?2 WHERE id = ?1 AND ended_at IS NOT NULL AND dismissed_at IS NULL",
            )?
            .execute((id, self.at()))?;
        Ok(changed == 1)
    }
}
