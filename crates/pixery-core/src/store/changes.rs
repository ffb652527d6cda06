//! The change log: what listeners have not heard of yet. Triggers write it; nobody else does, but for a bulk write.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reader, Writer};
use crate::domain::{Changed, Timestamp, Topic};
use crate::error::Result;

/// How long the log is kept, in ms.
const KEPT: i64 = 7 * 24 * 60 * 60 * 1000;

/// Above this many changed rows of one topic a listener is told "any of them".
const MOST_IDS: usize = 1_000;

/// What came after a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeBatch {
    /// What changed, a topic at most once; nothing when the cursor was older than the log, which means everything.
    pub changes: Option<Vec<Changed>>,
    /// The cursor for the next time.
    pub sequence: i64,
}

impl Reader<'_> {
    /// Returns the cursor of the newest change; 0 in a new library.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn last_change(&self) -> Result<i64> {
        // The AUTOINCREMENT counter survives pruning; max(sequence) would not.
        let last = self
            .connection
            .prepare_cached(
                "SELECT ifnull(max(seq), 0) AS last FROM sqlite_sequence WHERE name = 'change_log'",
            )?
            .query_row([], |row| row.get("last"))?;
        Ok(last)
    }

    /// Returns everything that changed after `cursor`, grouped by topic.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn changes_after(&self, cursor: i64) -> Result<ChangeBatch> {
        let sequence = self.last_change()?;
        if sequence <= cursor {
            return Ok(ChangeBatch { changes: Some(Vec::new()), sequence });
        }
        let oldest: Option<i64> = self
            .connection
            .prepare_cached("SELECT min(sequence) AS oldest FROM change_log")?
            .query_row([], |row| row.get("oldest"))?;
        if oldest.is_none_or(|oldest| oldest > cursor + 1) {
            return Ok(ChangeBatch { changes: None, sequence });
        }
        let mut by_topic: BTreeMap<Topic, Option<BTreeSet<i64>>> = BTreeMap::new();
        let mut statement =
            self.connection.prepare_cached("SELECT topic, row_id FROM change_log WHERE sequence > ?1")?;
        let mut rows = statement.query([cursor])?;
        while let Some(row) = rows.next()? {
            let Some(topic) = Topic::from_name(row.get_ref("topic")?.as_str().unwrap_or_default()) else {
                continue;
            };
            let ids = by_topic.entry(topic).or_insert_with(|| Some(BTreeSet::new()));
            match (row.get::<_, Option<i64>>("row_id")?, ids.as_mut()) {
                (Some(id), Some(known)) if known.len() < MOST_IDS || known.contains(&id) => {
                    known.insert(id);
                }
                (_, None) => {}
                _ => *ids = None,
            }
        }
        let changes = by_topic
            .into_iter()
            .map(|(topic, ids)| Changed { topic, ids: ids.map(|ids| ids.into_iter().collect()) })
            .collect();
        Ok(ChangeBatch { changes: Some(changes), sequence })
    }
}

impl Writer<'_> {
    /// Makes the rest of this transaction a bulk write: triggers log no rows, each topic is logged once as a whole.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn log_in_bulk(&self, topics: &[Topic]) -> Result<()> {
        self.connection.prepare_cached("UPDATE write_context SET bulk = 1 WHERE one = 1")?.execute([])?;
        for topic in topics {
            self.connection
                .prepare_cached("INSERT INTO change_log(at, entry, topic, row_id) VALUES (?1, ?2, ?3, NULL)")?
                .execute((self.at, self.entry, topic.name()))?;
        }
        Ok(())
    }

    /// Drops changes that are older than seven days.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn prune_changes(&self) -> Result<()> {
        let oldest = Timestamp::from_millis(self.at.millis() - KEPT);
        // Sequences follow time, so the prefix ends at the first row that is young enough.
        self.connection
            .prepare_cached(
                "DELETE FROM change_log WHERE sequence < (SELECT min(sequence) FROM change_log WHERE at >= ?1) \
                 OR (SELECT max(at) FROM change_log) < ?1",
            )?
            .execute([oldest])?;
        Ok(())
    }
}
