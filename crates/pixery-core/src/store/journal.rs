//! The activity journal: who changed which rows, with their fields before and after, so that it can be undone.

use serde_json::Value;

use super::Writer;
use super::columns::Json;
use crate::domain::{JournalId, Topic};
use crate::error::Result;

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

impl Writer<'_> {
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
