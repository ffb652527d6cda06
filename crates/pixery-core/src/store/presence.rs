//! Presence: who did something lately, read from the newest rows of what records it anyway.

use super::Reader;
use crate::domain::{Actor, Timestamp};
use crate::error::Result;

/// The most rows that are looked at in each table.
const MOST: usize = 1_000;

/// The newest rows of each table with who, when and what.
const SOURCES: [&str; 3] = [
    "SELECT actor, at, operation AS did FROM journal ORDER BY id DESC",
    "SELECT actor, created_at AS at, 'generate' AS did FROM jobs NOT INDEXED ORDER BY id DESC",
    "SELECT actor, at, 'point' AS did FROM pointers ORDER BY id DESC",
];

impl Reader<'_> {
    /// Returns what was done since a time, each with who and when; each table's newest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn done_since(&self, since: Timestamp) -> Result<Vec<(Actor, Timestamp, String)>> {
        let mut done = Vec::new();
        for sql in SOURCES {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut looked_at = 0;
            // The tables are in the order of time: the walk ends at the first row that is too old.
            while let Some(row) = rows.next()? {
                let at: Timestamp = row.get("at")?;
                if at < since || looked_at == MOST {
                    break;
                }
                looked_at += 1;
                done.push((row.get("actor")?, at, row.get("did")?));
            }
        }
        Ok(done)
    }
}
