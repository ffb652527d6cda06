//! The one row that says which library this is.

use super::{Identity, Reader};
use crate::domain::Zone;
use crate::error::{Error, Result};

impl Reader<'_> {
    /// Returns the library's id, birthday and zone, and whether its switch of safe mode is on: all that a process reads when it
    /// opens it.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn identity(&self) -> Result<(Identity, bool)> {
        let (id, created_at, zone, safe_mode) = self
            .connection
            // Every column: a read-only library may be older than the switch.
            .prepare_cached("SELECT * FROM library WHERE one = 1")?
            .query_row([], |row| {
                let safe_mode = match row.get("safe_mode") {
                    Err(rusqlite::Error::InvalidColumnName(_)) => false,
                    other => other?,
                };
                Ok((row.get("id")?, row.get("created_at")?, row.get::<_, String>("zone")?, safe_mode))
            })?;
        let zone = Zone::named(&zone)
            .ok_or_else(|| Error::Internal(format!("the library's zone {zone:?} is unknown")))?;
        Ok((Identity { id, created_at, zone }, safe_mode))
    }
}
