//! The ledger: one row per attempt that may have cost something. A row is opened with the claim, before anything is sent, and
//! holds the worst case; it is settled when the attempt ends, and never deleted. Triggers keep the roll-ups by day and month,
//! which budgets are held against.

use super::Writer;
use super::claims::Claim;
use crate::domain::{Cost, CostKind, MicroUsd};
use crate::error::Result;

impl Writer<'_> {
    /// Opens the row of a claim's attempt: its cost is unknown, and the worst case is held. A free job's row says so at once.
    pub(super) fn open_attempt(&self, claim: &Claim, today: &str, held: MicroUsd) -> Result<()> {
        let cost = if claim.free { Cost::NOTHING } else { Cost::UNKNOWN };
        self.connection
            .prepare_cached(
                "INSERT INTO ledger(at, day, job_id, attempt, provider, model, actor, kind, micro_usd, images, held_micro) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10)",
            )?
            .execute((
                self.at,
                today,
                claim.job.id,
                claim.job.attempts,
                &claim.job.provider,
                claim.job.request.model.as_str(),
                &claim.job.actor,
                cost.kind,
                cost.micro_usd,
                held,
            ))?;
        Ok(())
    }

    /// Settles the row of a claim's attempt. What is held is let go, unless nobody knows what it cost.
    pub(super) fn settle_attempt(&self, claim: &Claim, cost: Cost, images: u32) -> Result<()> {
        let is_known = cost.kind != CostKind::Unknown;
        self.connection
            .prepare_cached(
                "UPDATE ledger SET kind = ?3, micro_usd = ?4, images = ?5, held_micro = CASE WHEN ?6 THEN 0 ELSE held_micro END \
                 WHERE job_id = ?1 AND attempt = ?2",
            )?
            .execute((claim.job.id, claim.job.attempts, cost.kind, cost.micro_usd, images, is_known))?;
        Ok(())
    }
}
