//! Gradient hashes. No index holds them: looking for likeness reads them all, once.

use rusqlite::OptionalExtension;

use super::Reader;
use super::shelves::Shelves;
use crate::domain::likeness::Hashed;
use crate::domain::{Filter, GenerationId};
use crate::error::Result;

impl Reader<'_> {
    /// Returns an image's hash; nothing while it is not computed, or can't be.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `storage` when the database fails.
    pub fn gradient_hash(&self, id: GenerationId) -> Result<Option<Hashed>> {
        self.generation(id)?;
        let sql = "SELECT gradient_hash FROM generations WHERE id = ?1 AND gradient_hash IS NOT NULL";
        let hash: Option<i64> = self
            .connection
            .prepare_cached(sql)?
            .query_row([id], |row| row.get("gradient_hash"))
            .optional()?;
        Ok(hash.map(|hash| Hashed { id, hash: hash.cast_unsigned() }))
    }

    /// Returns the hashes of all live images that a visibility shows.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn gradient_hashes(&self, safe_mode: bool, include_hidden: bool) -> Result<Vec<Hashed>> {
        let shelves = Shelves::of(&Filter { include_hidden, ..Filter::default() }, safe_mode);
        let sql =
            "SELECT id, gradient_hash, shelf FROM generations NOT INDEXED WHERE gradient_hash IS NOT NULL";
        let shelving = self.shelving()?;
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut hashes = Vec::new();
        while let Some(row) = rows.next()? {
            if shelves.contains(shelving.of(row.get(0)?, row.get(2)?)?) {
                hashes.push(Hashed { id: row.get(0)?, hash: row.get::<_, i64>(1)?.cast_unsigned() });
            }
        }
        Ok(hashes)
    }
}
