//! Breakers: a provider that could not be reached several times in a row is left alone for a while, by every process.

use rusqlite::OptionalExtension;

use super::{Reader, Writer};
use crate::domain::{ProviderId, Timestamp};
use crate::error::Result;

/// Failures in a row after which a provider is left alone.
const MOST_FAILURES: u32 = 5;

/// How long it is left alone, in ms.
const REST: i64 = 30_000;

impl Reader<'_> {
    /// Returns whether the provider is being left alone. A time further away than a breaker ever lasts comes from a clock that was
    /// set back.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn is_open_at(&self, provider: &ProviderId, now: Timestamp) -> Result<bool> {
        let until: Option<Timestamp> = self
            .connection
            .prepare_cached("SELECT open_until FROM breakers WHERE provider = ?1")?
            .query_row([provider], |row| row.get("open_until"))
            .optional()?
            .flatten();
        Ok(until.is_some_and(|until| until > now && until.millis() <= now.millis().saturating_add(REST)))
    }
}

impl Writer<'_> {
    pub(super) fn is_breaker_open(&self, provider: &ProviderId) -> Result<bool> {
        self.is_open_at(provider, self.at())
    }

    /// Notes that a provider could not be reached.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn note_unreachable(&self, provider: &ProviderId) -> Result<()> {
        let rest_until = Timestamp::from_millis(self.at().millis().saturating_add(REST));
        self.connection
            .prepare_cached(
                "INSERT INTO breakers(provider, failures) VALUES (?1, 1) ON CONFLICT DO UPDATE SET failures = failures + 1, \
                   open_until = CASE WHEN failures + 1 >= ?2 THEN ?3 ELSE open_until END",
            )?
            .execute((provider, MOST_FAILURES, rest_until))?;
        Ok(())
    }

    /// Notes that a provider answered, whatever it said. Returns whether it had been in trouble.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn note_reachable(&self, provider: &ProviderId) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM breakers WHERE provider = ?1")?.execute([provider])?;
        Ok(())
    }
}
