//! The one row that says which library this is.

use super::{Identity, Reader};
use crate::domain::Zone;
use crate::error::{Error, Result};

impl Reader<'_> {
    /// Returns the library's id, birthday and zone.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn identity(&self) -> Result<Identity> {
        let (id, created_at, zone) = self
            .connection
            .prepare_cached("SELECT id, created_at, zone FROM library WHERE one = 1")?
            .query_row([], |row| {
                Ok((row.get("id")?, row.get("created_at")?, row.get::<_, String>("zone")?))
            })?;
        let zone = Zone::named(&zone)
            .ok_or_else(|| Error::Internal(format!("the library's zone {zone:?} is unknown")))?;
        Ok(Identity { id, created_at, zone })
    }
}
