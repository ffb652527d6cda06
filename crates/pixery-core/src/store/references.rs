//! Stored input images, and which generation used which in what place.

use std::collections::HashMap;

use rusqlite::{OptionalExtension as _, Row};

use super::{Reader, Writer};
use crate::domain::{ContentHash, GenerationId, ImageFormat, ReferenceId, ReferenceUse};
use crate::error::{Error, Result};

/// A file of `references/` that the database does not know yet.
#[derive(Debug, Clone)]
pub struct NewReference<'a> {
    /// SHA-256 of the bytes.
    pub sha256: ContentHash,
    /// The format, told by content.
    pub format: ImageFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Length in bytes.
    pub bytes: u64,
    /// Path relative to the library.
    pub path: &'a str,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ReferenceUse> {
    Ok(ReferenceUse {
        id: row.get("reference_id")?,
        role: row.get("role")?,
        sha256: row.get("sha256")?,
        format: row.get("format")?,
        width: row.get("width")?,
        height: row.get("height")?,
        generation_id: row.get("source_generation_id")?,
        path: row.get("path")?,
    })
}

/// A stored input image, for whoever wants to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceFile {
    /// SHA-256 of the bytes.
    pub sha256: ContentHash,
    /// Path relative to the library.
    pub path: String,
}

impl Reader<'_> {
    /// Returns a stored input image.
    ///
    /// # Errors
    /// `not_found` when there is none; `storage` when the database fails.
    pub fn reference_file(&self, id: ReferenceId) -> Result<ReferenceFile> {
        self.connection
            .prepare_cached("SELECT sha256, path FROM reference_files WHERE id = ?1")?
            .query_row([id], |row| Ok(ReferenceFile { sha256: row.get("sha256")?, path: row.get("path")? }))
            .optional()?
            .ok_or(Error::NoReference(id))
    }

    /// Returns whether an image that is not sensitive shows this reference, and nothing sensitive is known of it: it was taken
    /// from no sensitive image, and has the bytes of none. While a sensitive label's images are still being carried, that is known of
    /// no reference.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn is_harmless_reference(&self, id: ReferenceId) -> Result<bool> {
        if !self.left_out_soon(true, true)?.is_empty() {
            return Ok(false);
        }
        let sql = "SELECT 1 WHERE EXISTS ( \
                     SELECT 1 FROM generation_references AS used \
                     JOIN generations AS user ON user.id = used.generation_id \
                     WHERE used.reference_id = ?1 AND user.sensitive_by = 0) \
                   AND NOT EXISTS ( \
                     SELECT 1 FROM generation_references AS used \
                     JOIN generations AS source ON source.id = used.source_generation_id \
                     WHERE used.reference_id = ?1 AND source.sensitive_by > 0) \
                   AND NOT EXISTS ( \
                     SELECT 1 FROM reference_files AS file \
                     JOIN generations AS same INDEXED BY generations_content ON same.sha256 = file.sha256 \
                     WHERE file.id = ?1 AND same.sensitive_by > 0)";
        Ok(self.connection.prepare_cached(sql)?.exists([id])?)
    }

    /// Returns the references of each generation in their order; their paths are relative to the library.
    pub(super) fn references_of(&self, json_ids: &str) -> Result<HashMap<GenerationId, Vec<ReferenceUse>>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT used.generation_id, used.reference_id, used.role, used.source_generation_id, \
                    file.sha256, file.format, file.width, file.height, file.path \
             FROM json_each(?1) AS asked \
             CROSS JOIN generation_references AS used ON used.generation_id = asked.value \
             CROSS JOIN reference_files AS file ON file.id = used.reference_id \
             ORDER BY asked.rowid, used.position",
        )?;
        let mut found: HashMap<GenerationId, Vec<ReferenceUse>> = HashMap::new();
        let mut rows = statement.query([json_ids])?;
        while let Some(row) = rows.next()? {
            found.entry(row.get("generation_id")?).or_default().push(from_row(row)?);
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Adds a stored file, or finds it by its hash.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn add_reference(&self, file: &NewReference<'_>) -> Result<ReferenceId> {
        self.connection
            .prepare_cached(
                "INSERT INTO reference_files(sha256, format, width, height, bytes, path, created_at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(sha256) DO NOTHING",
            )?
            .execute((
                file.sha256,
                file.format,
                file.width,
                file.height,
                file.bytes.cast_signed(),
                file.path,
                self.at,
            ))?;
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM reference_files WHERE sha256 = ?1")?
            .query_row([file.sha256], |row| row.get("id"))?)
    }

    /// Notes which references a generation was made from, in their order.
    pub(super) fn use_references(&self, generation: GenerationId, references: &[ReferenceUse]) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO generation_references(generation_id, position, role, reference_id, source_generation_id) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (position, reference) in (0_i64..).zip(references) {
            statement.execute((
                generation,
                position,
                reference.role,
                reference.id,
                reference.generation_id,
            ))?;
        }
        Ok(())
    }
}
