//! Carrying images to their new shelf after a tag or collection that very many bear was hidden, shown or marked.
//!
//! The label's own row changes at once, in the transaction that is asked for it. Up to 2,000 images follow in the same one, by
//! trigger; more are noted in the table `moves` and follow in parts, in the order of their ids, each part a transaction that also
//! says how far it is. Nothing is lost when a process dies in between: the note stays, and whoever writes next, or opens the
//! library in safe mode, goes on. One process at a time carries (`locks/moves`); a change of mind begins at the front again.
//!
//! What a label that was just hidden or marked is on is left out from the first moment, whether it is carried yet or not: while
//! there are moves, readers look at the labels themselves ([`Reader::left_out_soon`], [`Reader::shelving`]).

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::OptionalExtension;

use super::links::Label;
use super::shelves::Shelf;
use super::{Reader, Stamp, Store, Writer};
use crate::domain::{GenerationId, Topic};
use crate::error::{Error, Result};
use crate::private_file;

/// How many images the first transaction carries.
const FIRST_PART: i64 = 500;

/// The most and the fewest that one carries.
const PARTS: std::ops::RangeInclusive<i64> = 50..=2_000;

/// How long a transaction should keep others waiting. Rows that have to be read from the disk first take ten times as long.
const WANTED: Duration = Duration::from_millis(100);

/// How long others get their turn after each part.
const TURN: Duration = Duration::from_millis(10);

/// What to do while another process carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Leave it to that process.
    Leave,
    /// Wait for it, and do what it left.
    Wait,
}

impl Store {
    /// Carries images to their new shelves, in parts, until none is left to be carried.
    ///
    /// # Errors
    /// `storage` when the database or the lock file fails; what was carried stands then.
    pub fn carry_moves(&self, stamp: &Stamp<'_>, patience: Patience) -> Result<()> {
        if !self.read(|reader| reader.has_moves())? {
            return Ok(());
        }
        let Some(_alone) = lock(&self.paths.schema_lock.with_file_name("moves"), patience)? else {
            return Ok(());
        };
        let mut part = FIRST_PART;
        loop {
            let began = Instant::now();
            if !self.write(stamp, |writer| writer.carry_part(part))? {
                return Ok(());
            }
            part = next_part(part, began.elapsed());
            std::thread::sleep(TURN);
        }
    }
}

/// Returns how many images the next transaction carries, after one of `part` images took so long. It grows by doubling at the most.
fn next_part(part: i64, took: Duration) -> i64 {
    let took = i64::try_from(took.as_millis()).unwrap_or(i64::MAX).max(1);
    let wanted = i64::try_from(WANTED.as_millis()).unwrap_or(i64::MAX);
    (part.saturating_mul(wanted) / took).min(part * 2).clamp(*PARTS.start(), *PARTS.end())
}

/// Takes the lock of whoever carries; nothing when somebody else has it and is not waited for.
fn lock(path: &Path, patience: Patience) -> Result<Option<File>> {
    let file = private_file::open(path).map_err(|error| Error::io("open", path, error))?;
    let locked = match patience {
        Patience::Wait => file.lock().map_err(TryLockError::Error),
        Patience::Leave => file.try_lock(),
    };
    match locked {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(Error::io("lock", path, error)),
    }
}

/// Tells where images lie, as their labels say, whether they are carried there yet or not.
pub(super) struct Shelving<'a> {
    reader: &'a Reader<'a>,
    is_moving: bool,
}

impl Shelving<'_> {
    /// Returns the shelf of an image whose row says `shelf`.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn of(&self, id: GenerationId, shelf: Shelf) -> Result<Shelf> {
        if self.is_moving { self.reader.shelf_as_marked(id, shelf) } else { Ok(shelf) }
    }
}

impl Reader<'_> {
    /// Returns whether images wait to be carried to their new shelf.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn has_moves(&self) -> Result<bool> {
        match self.connection.prepare_cached("SELECT 1 FROM moves LIMIT 1") {
            Ok(mut statement) => Ok(statement.exists([])?),
            // A read-only library may be older than the table.
            Err(error) if error.to_string().contains("no such table") => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the labels whose images a visibility leaves out and that are not all carried yet.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn left_out_soon(&self, safe_mode: bool, include_hidden: bool) -> Result<Vec<(Label, i64)>> {
        let mut soon = Vec::new();
        if !self.has_moves()? {
            return Ok(soon);
        }
        for label in [Label::Tag, Label::Collection] {
            let table = label.table();
            let sql = format!(
                "SELECT label.id FROM moves JOIN {table} AS label ON label.id = moves.label_id \
                 WHERE moves.topic = '{table}' AND (label.hidden AND NOT ?1 OR label.sensitive AND ?2)"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query((include_hidden, safe_mode))?;
            while let Some(row) = rows.next()? {
                soon.push((label, row.get("id")?));
            }
        }
        Ok(soon)
    }

    /// Looks once whether images are being carried; for readers of many shelves.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub(super) fn shelving(&self) -> Result<Shelving<'_>> {
        Ok(Shelving { reader: self, is_moving: self.has_moves()? })
    }

    fn shelf_as_marked(&self, id: GenerationId, shelf: Shelf) -> Result<Shelf> {
        let marked = "SELECT \
             EXISTS (SELECT 1 FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = ?1 AND t.sensitive) \
             OR EXISTS (SELECT 1 FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = ?1 AND c.sensitive), \
             EXISTS (SELECT 1 FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = ?1 AND t.hidden) \
             OR EXISTS (SELECT 1 FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = ?1 AND c.hidden)";
        let mut statement = self.connection.prepare_cached(marked)?;
        Ok(statement.query_row([id], |row| Ok(shelf.marked(row.get(0)?, row.get(1)?)))?)
    }
}

impl Writer<'_> {
    /// Carries the next images of one label; returns whether there may be more.
    fn carry_part(&self, most: i64) -> Result<bool> {
        let mut statement =
            self.connection.prepare_cached("SELECT topic, label_id, after FROM moves LIMIT 1")?;
        let next: Option<(String, i64, i64)> =
            statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let Some((topic, label, after)) = next else { return Ok(false) };
        self.log_in_bulk(&[Topic::Generations, Topic::Tags, Topic::Collections])?;
        let (links, column) = match topic.as_str() {
            "tags" => ("generation_tags", "tag_id"),
            _ => ("generation_collections", "collection_id"),
        };
        let last: Option<i64> = self
            .connection
            .prepare_cached(&format!(
                "SELECT max(generation_id) FROM (SELECT generation_id FROM {links} INDEXED BY {links}_generation \
                 WHERE generation_id > ?2 AND {column} = ?1 ORDER BY generation_id LIMIT ?3)"
            ))?
            .query_row((label, after, most), |row| row.get(0))?;
        let Some(last) = last else {
            self.connection
                .prepare_cached("DELETE FROM moves WHERE topic = ?1 AND label_id = ?2")?
                .execute((topic, label))?;
            return Ok(true);
        };
        self.connection
            .prepare_cached(&format!(
                "UPDATE generations SET hidden_by = counted.hidden_by, sensitive_by = counted.sensitive_by FROM ( \
                   SELECT g.id, \
                     (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = g.id AND t.hidden) \
                     + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = g.id AND c.hidden) AS hidden_by, \
                     (SELECT count(*) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = g.id AND t.sensitive) \
                     + (SELECT count(*) FROM generation_collections AS l JOIN collections AS c ON c.id = l.collection_id WHERE l.generation_id = g.id AND c.sensitive) AS sensitive_by \
                   FROM {links} AS link INDEXED BY {links}_generation CROSS JOIN generations AS g ON g.id = link.generation_id \
                   WHERE link.generation_id > ?2 AND link.generation_id <= ?3 AND link.{column} = ?1) AS counted \
                 WHERE generations.id = counted.id \
                   AND (generations.hidden_by <> counted.hidden_by OR generations.sensitive_by <> counted.sensitive_by)"
            ))?
            .execute((label, after, last))?;
        self.connection
            .prepare_cached("UPDATE moves SET after = ?3 WHERE topic = ?1 AND label_id = ?2")?
            .execute((topic, label, last))?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_the_time_that_they_take() {
        let after = |part, millis| next_part(part, Duration::from_millis(millis));
        assert_eq!(after(500, 100), 500);
        assert_eq!(after(500, 1_000), 50, "a slow disk");
        assert_eq!(after(500, 60_000), 50, "never fewer");
        assert_eq!(after(500, 50), 1_000);
        assert_eq!(after(500, 0), 1_000, "doubled at the most");
        assert_eq!(after(1_900, 5), 2_000, "never more");
    }
}
