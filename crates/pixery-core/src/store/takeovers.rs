//! What becomes of a dead worker's jobs, and what a person decides about uncertain ones.

use super::claims::Claim;
use super::{Reader, Writer};
use crate::domain::{JobId, JobState, Timestamp};
use crate::error::{Error, ErrorBody, Result};

/// A job whose worker may be dead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedJob {
    /// The job.
    pub id: JobId,
    /// Its worker's lock file's name.
    pub owner: String,
    /// Where it stands.
    pub state: JobState,
    /// Names its files.
    pub client_key: String,
    /// The token of its last attempt.
    pub token: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// Whether its last attempt may have left the house.
    pub is_sending: bool,
    /// Whether sending it again costs nothing more: it is free, or the vendor knows its key.
    pub may_be_sent_again: bool,
    /// Whether it never costs anything.
    pub is_free: bool,
    /// Whether the vendor gave a place to ask about it.
    pub has_ticket: bool,
    /// Whether somebody asked that it stop.
    pub is_to_stop: bool,
}

impl Reader<'_> {
    /// Returns the jobs that have an owner and have not ended.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn owned_jobs(&self) -> Result<Vec<OwnedJob>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, owner, state, client_key, token, attempts, sending, (free OR idempotent) AS again, free, status_url IS NOT NULL AS ticket, \
               cancel_asked_at IS NOT NULL AS stop \
             FROM jobs INDEXED BY jobs_active WHERE ended_at IS NULL AND owner IS NOT NULL ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(OwnedJob {
                id: row.get("id")?,
                owner: row.get("owner")?,
                state: row.get("state")?,
                client_key: row.get("client_key")?,
                token: row.get("token")?,
                attempts: row.get("attempts")?,
                may_be_sent_again: row.get("again")?,
                is_sending: row.get("sending")?,
                is_free: row.get("free")?,
                has_ticket: row.get("ticket")?,
                is_to_stop: row.get("stop")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    /// Takes a dead worker's job over in the state that it is to go on from. Nothing when somebody else was quicker.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn take_over(&self, job: &OwnedJob, to: JobState, owner: &str, token: &str) -> Result<Option<Claim>> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET owner = ?3, token = ?4, state = ?5, seen_at = ?6 \
                 WHERE id = ?1 AND owner = ?2 AND state = ?7 AND state IN ('submitting', 'submitted', 'downloading')",
            )?
            .execute((job.id, &job.owner, owner, token, to, self.at(), job.state))?;
        if changed == 0 {
            return Ok(None);
        }
        self.claim_of(job.id, token).map(Some)
    }

    /// Gives a dead worker's queued job free. Nothing happens when somebody else was quicker.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn release(&self, job: &OwnedJob) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE jobs SET owner = NULL, started_at = ifnull(started_at, ?3) WHERE id = ?1 AND owner = ?2 AND state = 'queued'",
            )?
            .execute((job.id, &job.owner, self.at()))?;
        Ok(())
    }

    /// Puts an uncertain job back to where its vendor is asked about it; refuses when the vendor gave no place to ask.
    ///
    /// # Errors
    /// `conflict` when it is not uncertain or can't be asked about; `storage` when the database fails.
    pub fn follow_again(&self, id: JobId) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = 'submitted', owner = 'nobody', failure_code = NULL, failure_message = NULL, failure_hint = NULL \
                 WHERE id = ?1 AND state = 'uncertain' AND status_url IS NOT NULL",
            )?
            .execute([id])?;
        self.decided(id, changed, "the vendor gave no place to ask about it")
    }

    /// Puts an uncertain job back to where its answer, which is on the disk, is read.
    ///
    /// # Errors
    /// `conflict` when it is not uncertain; `storage` when the database fails.
    pub fn read_again(&self, id: JobId) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = 'downloading', owner = 'nobody', failure_code = NULL, failure_message = NULL, failure_hint = NULL \
                 WHERE id = ?1 AND state = 'uncertain'",
            )?
            .execute([id])?;
        self.decided(id, changed, "it is not uncertain")
    }

    /// Queues an uncertain job anew, which may pay for it a second time. What the first time may have cost stays held.
    ///
    /// # Errors
    /// `conflict` when it is not uncertain; `storage` when the database fails.
    pub fn send_again(&self, id: JobId) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = 'queued', owner = NULL, token = NULL, not_before = NULL, failure_code = NULL, failure_message = NULL, \
                   failure_hint = NULL, provider_request_id = NULL, status_url = NULL, result_url = NULL, cancel_url = NULL, \
                   cancel_asked_at = NULL, cost_kind = CASE WHEN reserved_micro > 0 THEN 'estimated' ELSE 'unknown' END, \
                   cost_micro = nullif(reserved_micro, 0), reserved_micro = 0 \
                 WHERE id = ?1 AND state = 'uncertain'",
            )?
            .execute([id])?;
        self.decided(id, changed, "it is not uncertain")
    }

    /// Ends an uncertain job without an image. What it may have cost stays unknown and held.
    ///
    /// # Errors
    /// `conflict` when it is not uncertain; `storage` when the database fails.
    pub fn drop_uncertain(&self, id: JobId) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE jobs SET state = 'cancelled', ended_at = ?2 WHERE id = ?1 AND state = 'uncertain'",
            )?
            .execute((id, self.at()))?;
        self.decided(id, changed, "it is not uncertain")
    }

    fn decided(&self, id: JobId, changed: usize, reason: &'static str) -> Result<()> {
        if changed == 1 {
            return Ok(());
        }
        let job = self.job(id)?;
        Err(Error::JobState { id, state: job.state, reason })
    }

    /// Keeps why a job waits or stands still, for whoever looks.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn note(&self, claim: &Claim, why: &ErrorBody) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE jobs SET failure_code = ?3, failure_message = ?4, failure_hint = ?5 WHERE id = ?1 AND token = ?2 AND ended_at IS NULL",
            )?
            .execute((claim.job.id, &claim.token, why.code, &why.message, &why.hint))?;
        Ok(())
    }

    /// Returns a time `wait_ms` after this transaction's.
    #[must_use]
    pub fn after(&self, wait_ms: i64) -> Timestamp {
        Timestamp::from_millis(self.at().millis().saturating_add(wait_ms))
    }
}
