//! Pointers: what agents point at, and what galleries answered. No journal keeps them.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row};

use super::columns::{Json, json_ids};
use super::{Reader, Writer};
use crate::domain::{GenerationId, Pointer, PointerAnswer, PointerId, PointerKind, PointerLabel, Timestamp};
use crate::error::{Error, Result};

/// How long a pointer is shown to galleries that open later, in ms.
const SHOWN: i64 = 24 * 60 * 60 * 1000;

/// After so long its row goes, in ms.
const KEPT: i64 = 7 * SHOWN;

const COLUMNS: &str = "id, at, actor, kind, ids, label, answer";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Pointer> {
    Ok(Pointer {
        id: row.get("id")?,
        created_at: row.get("at")?,
        actor: row.get("actor")?,
        kind: row.get("kind")?,
        ids: row.get::<_, Json<Vec<GenerationId>>>("ids")?.0,
        label: row.get::<_, Option<String>>("label")?.map(PointerLabel::from_stored),
        answer: row.get("answer")?,
    })
}

impl Reader<'_> {
    /// Returns a pointer.
    ///
    /// # Errors
    /// `not_found` when there is none, or it was swept; `storage` when the database fails.
    pub fn pointer(&self, id: PointerId) -> Result<Pointer> {
        let sql = format!("SELECT {COLUMNS} FROM pointers WHERE id = ?1");
        let pointer = self.connection.prepare_cached(&sql)?.query_row([id], from_row).optional()?;
        pointer.ok_or(Error::NoPointer(id))
    }

    /// Returns the pointers of the last day about which a gallery has still something to do, oldest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn open_pointers(&self, now: Timestamp) -> Result<Vec<Pointer>> {
        let sql = format!("SELECT {COLUMNS} FROM pointers WHERE at > ?1 ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let pointers = statement.query_map([Timestamp::from_millis(now.millis() - SHOWN)], from_row)?;
        let pointers: Vec<Pointer> = pointers.collect::<rusqlite::Result<_>>()?;
        Ok(pointers.into_iter().filter(Pointer::is_open).collect())
    }

    /// Returns those of these images that a sensitive tag or collection is on.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn sensitive_among(&self, ids: &[GenerationId]) -> Result<BTreeSet<GenerationId>> {
        let shelving = self.shelving()?;
        let mut statement = self.connection.prepare_cached("SELECT shelf FROM generations WHERE id = ?1")?;
        let mut sensitive = BTreeSet::new();
        for id in ids {
            let shelf = statement.query_row([id], |row| row.get("shelf")).optional()?;
            if let Some(shelf) = shelf
                && shelving.of(*id, shelf)?.is_sensitive()
            {
                sensitive.insert(*id);
            }
        }
        Ok(sensitive)
    }
}

impl Writer<'_> {
    /// Makes a pointer, and sweeps old ones.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn point(
        &self,
        kind: PointerKind,
        ids: &[GenerationId],
        label: Option<&PointerLabel>,
    ) -> Result<PointerId> {
        let gone = Timestamp::from_millis(self.at().millis() - KEPT);
        self.connection.prepare_cached("DELETE FROM pointers WHERE at < ?1")?.execute([gone])?;
        self.connection
            .prepare_cached("INSERT INTO pointers(at, actor, kind, ids, label) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((self.at(), self.actor(), kind, json_ids(ids), label.map(PointerLabel::as_str)))?;
        Ok(PointerId(self.connection.last_insert_rowid()))
    }

    /// Takes an answer down. What a person decided stands, and a gallery that asks takes nothing back from one that shows.
    ///
    /// # Errors
    /// `not_found` when there is no such pointer; `storage` when the database fails.
    pub fn answer_pointer(&self, id: PointerId, answer: PointerAnswer) -> Result<Pointer> {
        let pointer = self.pointer(id)?;
        let stands = match pointer.answer {
            None => false,
            Some(PointerAnswer::Queued) => answer == PointerAnswer::Queued,
            Some(PointerAnswer::Shown) => matches!(answer, PointerAnswer::Queued | PointerAnswer::Shown),
            Some(_) => true,
        };
        if stands {
            return Ok(pointer);
        }
        self.connection
            .prepare_cached("UPDATE pointers SET answer = ?2 WHERE id = ?1")?
            .execute((id, answer))?;
        Ok(Pointer { answer: Some(answer), ..pointer })
    }
}
