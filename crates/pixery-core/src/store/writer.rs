//! The transaction that writes: who, when, in which entry of the journal, and what it leaves for its end.

use std::ops::Deref;

use rusqlite::Transaction;

use super::{Reader, Stamp};
use crate::domain::{Actor, JournalId, Timestamp};
use crate::error::Result;

/// Folded words on their way into the text index.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) text: String,
    /// Whether the index holds older words of that row.
    pub(super) replaces: bool,
}

/// A transaction to write in. The table files add their changes to it; it reads as well.
#[derive(Debug)]
pub struct Writer<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) at: Timestamp,
    pub(super) actor: Actor,
    pub(super) entry: Option<JournalId>,
    pub(super) recorded: std::cell::Cell<i64>,
    /// Whether the entry stays although nothing is recorded in it.
    pub(super) kept: std::cell::Cell<bool>,
    /// Whether a label was hidden, shown or marked.
    pub(super) veiled: std::cell::Cell<bool>,
    /// What the text index will hold of the rows with these sort keys; it takes them all at the end of the transaction.
    pub(super) words: std::cell::RefCell<std::collections::BTreeMap<i64, Words>>,
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> Writer<'a> {
    pub(super) fn begin(
        transaction: &'a Transaction<'_>,
        stamp: &Stamp<'_>,
        continued: Option<JournalId>,
    ) -> Result<Self> {
        let mut writer = Self {
            reader: Reader { connection: transaction },
            at: stamp.at,
            actor: stamp.actor.clone(),
            entry: None,
            recorded: std::cell::Cell::new(0),
            kept: std::cell::Cell::new(false),
            veiled: std::cell::Cell::new(false),
            words: std::cell::RefCell::default(),
        };
        writer.set_context(None)?;
        let entry = match (continued, stamp.operation) {
            (Some(entry), _) => {
                writer.recorded.set(writer.continue_entry(entry)?);
                Some(entry)
            }
            (None, Some(operation)) => Some(writer.open_entry(operation)?),
            (None, None) => None,
        };
        if entry.is_some() {
            writer.entry = entry;
            writer.set_context(entry)?;
        }
        Ok(writer)
    }

    /// Ends the bookkeeping of the transaction: new words are indexed, an entry that changed nothing is taken back.
    pub(super) fn finish(&self) -> Result<Option<JournalId>> {
        self.index_words()?;
        match self.entry {
            Some(entry) if self.recorded.get() == 0 && !self.kept.get() => {
                self.drop_entry(entry)?;
                Ok(None)
            }
            entry => Ok(entry),
        }
    }

    fn set_context(&self, entry: Option<JournalId>) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE write_context SET actor = ?1, at = ?2, entry = ?3, bulk = 0 WHERE one = 1",
            )?
            .execute((self.actor.as_str(), self.at, entry))?;
        Ok(())
    }

    /// Returns when this transaction says it happens.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Returns the journal's entry that this transaction records in, if it records.
    #[must_use]
    pub fn entry(&self) -> Option<JournalId> {
        self.entry
    }

    /// Returns who writes.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}
