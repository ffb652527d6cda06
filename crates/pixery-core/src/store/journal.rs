//! The activity journal: who changed which rows, with their fields before and after, so that it can be undone.

use rusqlite::{OptionalExtension, Row};

use serde_json::Value;

use super::columns::Json;
use super::{Reader, Writer};
use crate::domain::{Actor, Entry, JournalId, Timestamp, Topic};
use crate::error::{Error, Result};

/// One row that an entry changed. The two values hold the same fields.
#[derive(Debug, Clone, PartialEq)]
pub struct RowChange {
    /// The topic whose row it is.
    pub topic: Topic,
    /// The row's id.
    pub row_id: i64,
    /// The changed fields before; nothing when the row was made.
    pub before: Option<Value>,
    /// The changed fields after; nothing when the row was removed.
    pub after: Option<Value>,
}

/// Which entries are meant, newest first. All parts must hold.
#[derive(Debug, Clone, Default)]
pub struct EntryChoice<'a> {
    /// Of this actor.
    pub actor: Option<&'a Actor>,
    /// Not older than this.
    pub since: Option<Timestamp>,
    /// Older than this entry.
    pub before: Option<JournalId>,
    /// Of one of these operations.
    pub operations: Option<&'a [&'a str]>,
    /// Not undone.
    pub standing: bool,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get("id")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        operation: row.get("operation")?,
        undoes: row.get("undoes")?,
        undone_by: row.get("undone_by")?,
        changes: row.get("changes")?,
    })
}

/// `changes` are counted where somebody reads them: the last position is enough, since positions have no gaps.
const COLUMNS: &str = "id, at, actor, operation, undoes, undone_by, \
    (SELECT ifnull(max(position) + 1, 0) FROM journal_changes WHERE journal_id = journal.id) AS changes";

impl Reader<'_> {
    /// Returns one entry.
    ///
    /// # Errors
    /// `not_found` when there is none; `storage` when the database fails.
    pub fn entry_of(&self, id: JournalId) -> Result<Entry> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE id = ?1");
        let entry = self.connection.prepare_cached(&sql)?.query_row([id], from_row).optional()?;
        entry.ok_or(Error::NoEntry(id))
    }

    /// Returns entries, newest first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn entries(&self, choice: &EntryChoice<'_>, limit: usize) -> Result<Vec<Entry>> {
        let mut sql = format!("SELECT {COLUMNS} FROM journal WHERE id < ?1 AND at >= ?2");
        // With an actor the index on both is an ordered walk; without one the table itself is.
        sql.push_str(if choice.actor.is_some() { " AND actor = ?3" } else { " AND ?3 IS NULL" });
        sql.push_str(" AND (?4 IS NULL OR operation IN (SELECT value FROM json_each(?4)))");
        if choice.standing {
            sql.push_str(" AND undone_by IS NULL");
        }
        sql.push_str(" ORDER BY id DESC LIMIT ?5");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let entries = statement.query_map(
            (
                choice.before.map_or(i64::MAX, |before| before.0),
                choice.since.map_or(i64::MIN, Timestamp::millis),
                choice.actor,
                choice.operations.map(Json),
                i64::try_from(limit).unwrap_or(i64::MAX),
            ),
            from_row,
        )?;
        Ok(entries.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns what an entry changed below a position, the last change first.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn changes_of(&self, entry: JournalId, below: i64, limit: usize) -> Result<Vec<(i64, RowChange)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT position, topic, row_id, before, after FROM journal_changes \
             WHERE journal_id = ?1 AND position < ?2 ORDER BY position DESC LIMIT ?3",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query((entry, below, limit))?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let name: String = row.get("topic")?;
            let topic = Topic::from_name(&name)
                .ok_or_else(|| Error::Internal(format!("the journal names the topic {name:?}")))?;
            let side = |name| Ok::<_, Error>(row.get::<_, Option<Json<Value>>>(name)?.map(|json| json.0));
            let change = RowChange {
                topic,
                row_id: row.get("row_id")?,
                before: side("before")?,
                after: side("after")?,
            };
            changes.push((row.get("position")?, change));
        }
        Ok(changes)
    }

    /// Returns whether anybody but this actor changed anything after an entry, and it still stands.
    pub(super) fn others_wrote_since(&self, entry: JournalId, actor: &Actor) -> Result<bool> {
        let sql = "SELECT 1 FROM journal WHERE id > ?1 AND actor <> ?2 AND undone_by IS NULL \
                   AND operation NOT IN ('undo', 'redo')";
        Ok(self.connection.prepare_cached(sql)?.exists((entry, actor))?)
    }

    /// Returns what others than this actor did to a row after an entry, as far as it still stands.
    pub(super) fn others_on_row(
        &self,
        change: &RowChange,
        entry: JournalId,
        actor: &Actor,
    ) -> Result<Vec<Value>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT ifnull(c.after, c.before) AS fields FROM journal_changes AS c JOIN journal AS j ON j.id = c.journal_id \
             WHERE c.topic = ?1 AND c.row_id = ?2 AND c.journal_id > ?3 AND j.actor <> ?4 \
             AND j.undone_by IS NULL AND j.operation NOT IN ('undo', 'redo')",
        )?;
        let fields = statement.query_map((change.topic.name(), change.row_id, entry, actor), |row| {
            row.get::<_, Json<Value>>("fields").map(|json| json.0)
        })?;
        Ok(fields.collect::<rusqlite::Result<_>>()?)
    }
}

impl Writer<'_> {
    /// Says of entries, newest first, that this transaction's entry undid them. It stays, also when all of them were skipped.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn mark_undone(&self, entries: &[JournalId]) -> Result<()> {
        self.kept.set(true);
        for entry in entries {
            self.connection
                .prepare_cached("UPDATE journal SET undone_by = ?2 WHERE id = ?1")?
                .execute((entry, self.entry))?;
        }
        let mut statement = self.connection.prepare_cached("UPDATE journal SET undoes = ?2 WHERE id = ?1")?;
        statement.execute((self.entry, entries.first()))?;
        Ok(())
    }

    /// Says that what an undoing had undone stands again.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn mark_standing(&self, undone_by: JournalId) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE journal SET undone_by = NULL WHERE undone_by = ?1")?
            .execute([undone_by])?;
        Ok(())
    }

    /// Returns the position that a further transaction of an entry goes on from, and tells listeners that the entry grows.
    pub(super) fn continue_entry(&self, entry: JournalId) -> Result<i64> {
        let entry = self.entry_of(entry)?;
        if entry.undone_by.is_some() {
            return Err(Error::UndoneMeanwhile(entry.id));
        }
        self.connection
            .prepare_cached(
                "INSERT INTO change_log(at, entry, topic, row_id) VALUES (?1, ?2, 'activity', ?2)",
            )?
            .execute((self.at, entry.id))?;
        Ok(entry.changes)
    }

    /// Notes a changed row in this transaction's entry. Does nothing in a transaction without one.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn record(&self, change: RowChange) -> Result<()> {
        let Some(entry) = self.entry else { return Ok(()) };
        let position = self.recorded.get();
        self.recorded.set(position + 1);
        self.connection
            .prepare_cached(
                "INSERT INTO journal_changes(journal_id, position, topic, row_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                entry,
                position,
                change.topic.name(),
                change.row_id,
                change.before.map(Json),
                change.after.map(Json),
            ))?;
        Ok(())
    }

    pub(super) fn open_entry(&self, operation: &'static str) -> Result<JournalId> {
        self.connection
            .prepare_cached("INSERT INTO journal(at, actor, operation) VALUES (?1, ?2, ?3)")?
            .execute((self.at, &self.actor, operation))?;
        Ok(JournalId(self.connection.last_insert_rowid()))
    }

    /// Takes back an entry that changed nothing, together with its line in the change log.
    pub(super) fn drop_entry(&self, entry: JournalId) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM journal WHERE id = ?1")?.execute([entry])?;
        self.connection
            .prepare_cached(
                "DELETE FROM change_log WHERE topic = 'activity' AND row_id = ?1 \
                 AND sequence > (SELECT max(sequence) - 100 FROM change_log)",
            )?
            .execute([entry])?;
        Ok(())
    }
}
