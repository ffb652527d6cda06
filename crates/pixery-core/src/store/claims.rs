//! Claims: a job that a worker owns until it ends. Each step of the way is one guarded UPDATE: it counts only while the random
//! token of this attempt is on the row and the state is one that the step may leave.
//!
//! The steps bear the names of `docs/promises.md`: W1 [`Writer::claim`], W3 [`Writer::accept`] and [`Writer::answered`],
//! W9 and every other end [`Writer::end`].

use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::domain::{Cost, CostKind, Job, JobId, JobState, MicroUsd, ProviderId, Ticket, Timestamp};
use crate::error::{Error, ErrorBody, Result};
use crate::faults;

/// A job that a worker owns until it ends.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The job.
    pub job: Job,
    /// The job's ULID.
    pub client_key: String,
    /// The attempt's random token; guards every write of this attempt.
    pub token: String,
    /// Where the vendor is asked about it, once the vendor has it.
    pub ticket: Option<Ticket>,
    /// Whether a request sent twice with one key runs once.
    pub idempotent: bool,
    /// Whether it never costs anything.
    pub free: bool,
}

/// Whose jobs are claimed.
#[derive(Debug, Clone)]
pub enum ClaimScope {
    /// Just these.
    Jobs(Vec<JobId>),
    /// Whatever nobody looks after.
    Unowned,
}

/// Who claims, and what it may take.
#[derive(Debug, Clone)]
pub struct ClaimRequest<'a> {
    /// Whose jobs are claimed.
    pub scope: &'a ClaimScope,
    /// The worker's name.
    pub owner: &'a str,
    /// A fresh random token.
    pub token: &'a str,
    /// Today in the library's zone, `YYYY-MM-DD`: what a budget's day and month are counted in.
    pub today: &'a str,
    /// Whom the worker can ask.
    pub reach: &'a [Reach],
}

/// A provider as one process can ask it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Who is asked.
    pub provider: ProviderId,
    /// Where: scheme, host and port; empty for one in the process.
    pub place: String,
    /// How many requests run at once, over all processes.
    pub most: usize,
}

impl Reach {
    /// Returns provider and place in one text, as jobs and workers are compared by it.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {}", self.provider.as_str(), self.place)
    }
}

/// A time to wait until that is further away than this comes from a clock that was set back: it has passed.
const LONGEST_WAIT: i64 = 2 * 60 * 60 * 1_000;

/// A queued free job younger than this may belong to a process that is just about to adopt it.
const YOUNG: i64 = 60_000;

impl Reader<'_> {
    /// Returns when the earliest job that waits for its time may be claimed; nothing when none waits.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn next_claim_time(&self) -> Result<Option<Timestamp>> {
        let next = self
            .connection
            .prepare_cached(
                "SELECT min(not_before) AS next FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND state = 'queued' \
                   AND not_before IS NOT NULL",
            )?
            .query_row([], |row| row.get("next"))?;
        Ok(next)
    }

    /// Returns how many queued jobs of the scope are left, whether or not their time has come.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn queued_jobs(&self, scope: &ClaimScope, reach: &[Reach]) -> Result<u32> {
        let among = scope.json();
        let reach = json_keys(reach.iter());
        let left = self
            .connection
            .prepare_cached(
                "SELECT count(*) AS jobs FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND state = 'queued' \
                   AND provider || ' ' || place IN (SELECT value FROM json_each(?2)) \
                   AND (CASE WHEN ?1 IS NULL THEN owner IS NULL ELSE id IN (SELECT value FROM json_each(?1)) END)",
            )?
            .query_row((among, reach), |row| row.get("jobs"))?;
        Ok(left)
    }

    /// Returns which of the worker's running jobs somebody asked to stop.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn jobs_to_stop(&self, owner: &str) -> Result<Vec<JobId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND state IN ('submitting', 'submitted', 'downloading') \
               AND owner = ?1 AND cancel_asked_at IS NOT NULL",
        )?;
        let ids = statement.query_map([owner], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }

    /// Returns whether an attempt with that token works on the job.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn is_under_way(&self, job: JobId, token: &str) -> Result<bool> {
        let is_under_way = self
            .connection
            .prepare_cached("SELECT 1 FROM jobs WHERE id = ?1 AND token = ?2 AND ended_at IS NULL")?
            .exists((job, token))?;
        Ok(is_under_way)
    }

    fn running(&self, reach: &Reach) -> Result<usize> {
        let running: i64 = self
            .connection
            .prepare_cached(
                "SELECT count(*) AS jobs FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL \
                   AND state IN ('submitting', 'submitted', 'downloading') AND provider = ?1 AND place = ?2",
            )?
            .query_row((&reach.provider, &reach.place), |row| row.get("jobs"))?;
        Ok(usize::try_from(running).unwrap_or(usize::MAX))
    }

    pub(super) fn claim_of(&self, id: JobId, token: &str) -> Result<Claim> {
        type Row = (String, Option<String>, Option<String>, Option<String>, Option<String>, bool, bool);
        let (client_key, request_id, status_url, result_url, cancel_url, idempotent, free): Row = self
            .connection
            .prepare_cached(
                "SELECT client_key, provider_request_id, status_url, result_url, cancel_url, idempotent, free FROM jobs WHERE id = ?1",
            )?
            .query_row([id], |row| {
                Ok((
                    row.get("client_key")?,
                    row.get("provider_request_id")?,
                    row.get("status_url")?,
                    row.get("result_url")?,
                    row.get("cancel_url")?,
                    row.get("idempotent")?,
                    row.get("free")?,
                ))
            })?;
        let ticket = match (request_id, status_url, result_url) {
            (Some(request_id), Some(status_url), Some(result_url)) => {
                Some(Ticket { request_id, status_url, result_url, cancel_url })
            }
            _ => None,
        };
        Ok(Claim { job: self.job(id)?, client_key, token: token.to_owned(), ticket, idempotent, free })
    }
}

impl ClaimScope {
    /// Returns the ids as a JSON array; nothing when any unowned job will do.
    fn json(&self) -> Option<String> {
        match self {
            Self::Jobs(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
                Some(format!("[{}]", ids.join(",")))
            }
            Self::Unowned => None,
        }
    }
}

fn json_keys<'a>(reach: impl Iterator<Item = &'a Reach>) -> String {
    serde_json::Value::from_iter(reach.map(Reach::key)).to_string()
}

impl Writer<'_> {
    /// Claims the oldest job that may run now (W1): the intent to send it, and what it may cost at most, are on the disk when
    /// this is committed, and only then may it be sent. Jobs that a budget doesn't allow are rejected on the way.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn claim(&self, request: &ClaimRequest<'_>) -> Result<Option<Claim>> {
        let mut open = Vec::new();
        for reach in request.reach {
            if self.running(reach)? < reach.most && !self.is_breaker_open(&reach.provider)? {
                open.push(reach);
            }
        }
        let open = json_keys(open.into_iter());
        while let Some(id) = self.next_claimable(request, &open)? {
            let job = self.job(id)?;
            match self.reserve(&job, request.today)? {
                Ok(held) => return self.take(&job, held, request).map(Some),
                Err(refusal) => self.reject(&job, &refusal)?,
            }
        }
        Ok(None)
    }

    fn next_claimable(&self, request: &ClaimRequest<'_>, open: &str) -> Result<Option<JobId>> {
        let now = self.at().millis();
        let id = self
            .connection
            .prepare_cached(
                "SELECT id FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND state = 'queued' \
                   AND (not_before IS NULL OR not_before <= ?3 OR not_before > ?4) \
                   AND provider || ' ' || place IN (SELECT value FROM json_each(?2)) \
                   AND (CASE WHEN ?1 IS NULL THEN owner IS NULL AND (free = 0 OR started_at IS NOT NULL OR created_at < ?5) \
                        ELSE id IN (SELECT value FROM json_each(?1)) END) \
                 ORDER BY id LIMIT 1",
            )?
            .query_row(
                (request.scope.json(), open, now, now.saturating_add(LONGEST_WAIT), now - YOUNG),
                |row| row.get("id"),
            )
            .optional()?;
        Ok(id)
    }

    fn take(&self, job: &Job, held: MicroUsd, request: &ClaimRequest<'_>) -> Result<Claim> {
        self.connection
            .prepare_cached(
                "UPDATE jobs SET state = 'submitting', owner = ?2, token = ?3, attempts = attempts + 1, seen_at = ?4, reserved_micro = ?5, sending = 0, \
                   started_at = ifnull(started_at, ?4), not_before = NULL, step = NULL, steps = NULL, queue_position = NULL, label = NULL, \
                   failure_code = NULL, failure_message = NULL, failure_hint = NULL \
                 WHERE id = ?1 AND state = 'queued'",
            )?
            .execute((job.id, request.owner, request.token, self.at(), held))?;
        let claim = self.claim_of(job.id, request.token)?;
        self.open_attempt(&claim, request.today, held)?;
        Ok(claim)
    }

    fn reject(&self, job: &Job, refusal: &Error) -> Result<()> {
        let body = ErrorBody::from(refusal);
        self.connection
            .prepare_cached(
                "UPDATE jobs SET state = 'rejected', cost_micro = 0, cost_kind = 'not_charged', reserved_micro = 0, owner = NULL, \
                   failure_code = ?2, failure_message = ?3, failure_hint = ?4, ended_at = ?5 WHERE id = ?1 AND state = 'queued'",
            )?
            .execute((job.id, body.code, &body.message, &body.hint, self.at()))?;
        Ok(())
    }

    /// Says that the request leaves the house with the next step: a death before this is known to have sent nothing.
    ///
    /// # Errors
    /// As [`Writer::accept`].
    pub fn begin_sending(&self, claim: &Claim) -> Result<()> {
        self.step(
            claim,
            "UPDATE jobs SET sending = 1, seen_at = ?3 WHERE id = ?1 AND token IS ?2 AND state = 'submitting'",
            rusqlite::params![claim.job.id, guard(claim), self.at()],
        )
    }

    /// Refuses when the attempt is no longer this worker's.
    ///
    /// # Errors
    /// As [`Writer::accept`].
    pub fn require_claim(&self, claim: &Claim) -> Result<()> {
        self.step(
            claim,
            "UPDATE jobs SET seen_at = ?3 WHERE id = ?1 AND token IS ?2 AND state IN ('submitting', 'submitted', 'downloading')",
            rusqlite::params![claim.job.id, guard(claim), self.at()],
        )
    }

    /// Keeps what the vendor gave for a request that it works on (W3): from now on it is asked about, and never sent again.
    ///
    /// # Errors
    /// `internal` when another worker took the job over; `storage` when the database fails.
    pub fn accept(&self, claim: &Claim, ticket: &Ticket) -> Result<()> {
        self.step(
            claim,
            "UPDATE jobs SET state = 'submitted', provider_request_id = ?4, status_url = ?5, result_url = ?6, cancel_url = ?7, \
               submitted_at = ?3, seen_at = ?3 WHERE id = ?1 AND token IS ?2 AND state = 'submitting'",
            rusqlite::params![
                claim.job.id,
                guard(claim),
                self.at(),
                ticket.request_id,
                ticket.status_url,
                ticket.result_url,
                ticket.cancel_url
            ],
        )
    }

    /// Says that the vendor's whole answer is on the disk: what is left costs nothing.
    ///
    /// # Errors
    /// As [`Writer::accept`].
    pub fn answered(&self, claim: &Claim) -> Result<()> {
        self.step(
            claim,
            "UPDATE jobs SET state = 'downloading', seen_at = ?3 WHERE id = ?1 AND token IS ?2 \
               AND state IN ('submitting', 'submitted', 'downloading')",
            rusqlite::params![claim.job.id, guard(claim), self.at()],
        )
    }

    /// Keeps how far a claimed job is.
    ///
    /// # Errors
    /// As [`Writer::accept`].
    pub fn set_progress(&self, claim: &Claim, progress: &JobStep<'_>) -> Result<()> {
        self.step(
            claim,
            "UPDATE jobs SET step = ?4, steps = ?5, queue_position = ?6, label = ?7, seen_at = ?3 WHERE id = ?1 AND token IS ?2 \
               AND state IN ('submitting', 'submitted', 'downloading')",
            rusqlite::params![
                claim.job.id,
                guard(claim),
                self.at(),
                progress.step,
                progress.steps,
                progress.queue_position,
                progress.label
            ],
        )
    }

    /// Puts a claimed job back into the queue: it certainly did not run. `why` tells whoever looks what it waits for.
    ///
    /// # Errors
    /// As [`Writer::accept`].
    pub fn put_back(&self, claim: &Claim, not_before: Timestamp, why: &ErrorBody) -> Result<()> {
        self.settle_attempt(claim, Cost::NOTHING, 0)?;
        self.step(
            claim,
            "UPDATE jobs SET state = 'queued', owner = NULL, token = NULL, reserved_micro = 0, not_before = ?3, failure_code = ?4, \
               failure_message = ?5, failure_hint = ?6, step = NULL, steps = NULL, queue_position = NULL, label = NULL \
             WHERE id = ?1 AND token IS ?2 AND state = 'submitting'",
            rusqlite::params![claim.job.id, guard(claim), not_before, why.code, why.message, why.hint],
        )
    }

    /// Ends a claimed job and settles what it cost. `Uncertain` is an end that a person can still change.
    ///
    /// # Errors
    /// As [`Writer::accept`].
    pub fn end(&self, claim: &Claim, end: &JobEnd<'_>) -> Result<()> {
        self.settle_attempt(claim, end.cost, end.images)?;
        let is_known = end.cost.kind != CostKind::Unknown;
        let ended_at = (end.state != JobState::Uncertain).then(|| self.at());
        self.step(
            claim,
            "UPDATE jobs SET state = ?3, cost_micro = ?4, cost_kind = ?5, failure_code = ?6, failure_message = ?7, failure_hint = ?8, \
               ended_at = ?9, step = CASE ?3 WHEN 'done' THEN steps ELSE step END, queue_position = NULL, label = NULL, owner = NULL, token = NULL, \
               reserved_micro = CASE WHEN ?10 THEN 0 ELSE reserved_micro END \
             WHERE id = ?1 AND token IS ?2 AND state IN ('submitting', 'submitted', 'downloading')",
            rusqlite::params![
                claim.job.id,
                guard(claim),
                end.state,
                end.cost.micro_usd,
                end.cost.kind,
                end.failure.map(|failure| failure.code),
                end.failure.map(|failure| &failure.message),
                end.failure.map(|failure| &failure.hint),
                ended_at,
                is_known
            ],
        )
    }

    fn step(&self, claim: &Claim, sql: &str, values: impl rusqlite::Params) -> Result<()> {
        let sql = if faults::is_off("token-guard") {
            // A negative control of the crash tests: without the guard two workers end one job.
            sql.replace("token IS ?2", "(?2 = ?2 OR 1)")
                .replace(" AND state IN ('submitting', 'submitted', 'downloading')", "")
        } else {
            sql.to_owned()
        };
        if self.connection.prepare_cached(&sql)?.execute(values)? == 1 {
            return Ok(());
        }
        Err(Error::TakenOver(claim.job.id))
    }
}

fn guard(claim: &Claim) -> &str {
    &claim.token
}

/// How far a job is, for its row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobStep<'a> {
    /// The finished step, 1-based.
    pub step: Option<u32>,
    /// The number of steps.
    pub steps: Option<u32>,
    /// Requests before this one in the vendor's queue.
    pub queue_position: Option<u32>,
    /// What is being done.
    pub label: Option<&'a str>,
}

/// How a claimed job ends.
#[derive(Debug, Clone, Copy)]
pub struct JobEnd<'a> {
    /// Where it ends.
    pub state: JobState,
    /// What it cost; unknown keeps the worst case held against the budgets.
    pub cost: Cost,
    /// The images that came of it.
    pub images: u32,
    /// What went wrong, if anything did.
    pub failure: Option<&'a ErrorBody>,
}
