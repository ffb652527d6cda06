//! The ledger: one row per attempt that may have cost something. Rows are settled, never deleted; triggers keep
//! the roll-ups by day and month.

use super::Writer;
use crate::domain::{Actor, Cost, JobId, LedgerId, ProviderId};
use crate::error::Result;

/// What an attempt cost.
#[derive(Debug, Clone)]
pub struct NewLedgerRow<'a> {
    /// The day in the library's zone, `YYYY-MM-DD`.
    pub day: &'a str,
    /// The job.
    pub job: JobId,
    /// Which attempt at it, from 1.
    pub attempt: u32,
    /// Who was asked.
    pub provider: &'a ProviderId,
    /// What was asked.
    pub model: &'a str,
    /// Who wanted it.
    pub actor: &'a Actor,
    /// What it cost.
    pub cost: Cost,
    /// The images that came of it.
    pub images: u32,
}

impl Writer<'_> {
    /// Writes an attempt's cost, or settles the row that the attempt has already.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn settle(&self, row: &NewLedgerRow<'_>) -> Result<LedgerId> {
        let id = self
            .connection
            .prepare_cached(
                "INSERT INTO ledger(at, day, job_id, attempt, provider, model, actor, kind, micro_usd, images) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) \
                 ON CONFLICT(job_id, attempt) DO UPDATE SET kind = excluded.kind, micro_usd = excluded.micro_usd, \
                 images = excluded.images RETURNING id",
            )?
            .query_row(
                (
                    self.at,
                    row.day,
                    row.job,
                    row.attempt,
                    row.provider,
                    row.model,
                    row.actor,
                    row.cost.kind,
                    row.cost.micro_usd,
                    row.images,
                ),
                |row| row.get("id"),
            )?;
        Ok(id)
    }
}
