//! Purging: a trashed generation's row goes for good, and a tombstone keeps its id from being used again. The tombstone names
//! the file until that is removed too, so that a crash in between leaves a file that is known to be rubbish, and never a row
//! without its file.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{Reader, RowChange, Writer};
use crate::domain::{ContentHash, GenerationId, Topic};
use crate::error::{Error, Result};

/// A row that is gone; its file is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// The generation.
    pub id: GenerationId,
    /// The file, relative to the library.
    pub path: String,
    /// SHA-256 of the file, when no other generation has the same bytes: what is derived from them can go as well.
    pub only_copy: Option<ContentHash>,
}

impl Reader<'_> {
    /// Returns purged generations whose files are still to be removed, and the files.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn unremoved_files(&self, limit: usize) -> Result<Vec<(GenerationId, String)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT generation_id, path FROM tombstones INDEXED BY tombstones_left WHERE path IS NOT NULL LIMIT ?1",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let files = statement.query_map([limit], |row| Ok((row.get("generation_id")?, row.get("path")?)))?;
        Ok(files.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    /// Removes a trashed generation's row with its links, references and notes, and leaves a tombstone. The ledger keeps what
    /// it cost.
    ///
    /// # Errors
    /// `not_found` when there is no such generation; `conflict` when it is not in the trash; `storage` when the database fails.
    pub fn purge(&self, id: GenerationId) -> Result<Purged> {
        let row = self
            .connection
            .prepare_cached("SELECT sort_key, path, sha256, trashed_at FROM generations WHERE id = ?1")?
            .query_row([id], |row| {
                let trashed_at: Option<i64> = row.get("trashed_at")?;
                Ok((row.get("sort_key")?, row.get::<_, String>("path")?, row.get("sha256")?, trashed_at))
            })
            .optional()?;
        let Some((sort_key, path, sha256, trashed_at)) = row else { return Err(self.missing(id)?) };
        if trashed_at.is_none() {
            return Err(Error::NotInTrash(id));
        }
        for sql in [
            "DELETE FROM generation_tags WHERE generation_id = ?1",
            "DELETE FROM generation_collections WHERE generation_id = ?1",
            "DELETE FROM notes WHERE generation_id = ?1 AND reply_to IS NOT NULL",
            "DELETE FROM notes WHERE generation_id = ?1",
            "DELETE FROM generations WHERE id = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([id])?;
        }
        self.forget_text(sort_key)?;
        self.connection
            .prepare_cached(
                "INSERT INTO tombstones(generation_id, purged_at, actor, path) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((id, self.at(), self.actor(), &path))?;
        let is_shared = self
            .connection
            .prepare_cached("SELECT 1 FROM generations WHERE sha256 = ?1")?
            .exists([sha256])?;
        let before = Some(json!({ "path": path }));
        self.record(RowChange { topic: Topic::Generations, row_id: id.0, before, after: None })?;
        Ok(Purged { id, path, only_copy: (!is_shared).then_some(sha256) })
    }

    /// Notes that the files of purged generations are removed.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn files_removed(&self, ids: &[GenerationId]) -> Result<()> {
        let mut statement =
            self.connection.prepare_cached("UPDATE tombstones SET path = NULL WHERE generation_id = ?1")?;
        for id in ids {
            statement.execute([id])?;
        }
        Ok(())
    }
}
