//! The books: one line a charge, on the disk before anybody hears of it.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::{Lines, read_lines};

/// Whom the stub plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VendorName {
    /// OpenAI, or a server that speaks like it.
    #[serde(rename = "openai")]
    OpenAi,
    /// fal.ai.
    Fal,
    /// Google Gemini.
    Gemini,
}

/// A charge: one line of `ledger.ndjson`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 1, 2, 3 … in the order of charging.
    pub sequence: u64,
    /// Who charged.
    pub vendor: VendorName,
    /// fal's request id; OpenAI's `x-request-id`.
    pub request_id: String,
    /// The `Idempotency-Key` that came with the submit.
    pub idempotency_key: Option<String>,
    /// The prompt, directives and all.
    pub prompt: String,
    /// The model or endpoint.
    pub model: String,
    /// How many images were ordered.
    pub images: u32,
    /// The price of all of them, in micro-dollars.
    pub micro_usd: u64,
    /// When, in UTC ms.
    pub at: i64,
}

/// A charge taken back: one line of `refunds.ndjson`. Only cancelling what still waits in a queue does that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// The charge's.
    pub sequence: u64,
    /// The request that was cancelled.
    pub request_id: String,
    /// When, in UTC ms.
    pub at: i64,
}

/// What became of asking for money.
#[derive(Debug)]
pub(crate) enum Charge {
    New(Entry),
    /// The key was charged before; this is that charge.
    Known(Entry),
}

/// The open books.
#[derive(Debug)]
pub(crate) struct Ledger {
    idempotent: bool,
    lines: Lines,
    refunds: Lines,
    next: u64,
    by_key: HashMap<(VendorName, String), Entry>,
}

impl Ledger {
    pub(crate) fn open(state: &Path, idempotent: bool) -> io::Result<Self> {
        let lines = Lines::open(&ledger_path(state))?;
        let entries = read(state)?;
        let next = entries.last().map_or(1, |entry| entry.sequence + 1);
        let by_key = entries.into_iter().filter_map(|entry| Some((key_of(&entry)?, entry))).collect();
        Ok(Self { idempotent, lines, refunds: Lines::open(&refunds_path(state))?, next, by_key })
    }

    /// Returns the charge that a draft's key stands for, where keys count.
    pub(crate) fn known(&self, draft: &Entry) -> Option<Entry> {
        let key = key_of(draft).filter(|_| self.idempotent)?;
        self.by_key.get(&key).cloned()
    }

    /// Charges, unless the key was charged before. Returns when the line is on the disk; `draft.sequence` is ignored.
    ///
    /// # Panics
    /// When the disk takes no line: a witness that can't write must not go on.
    pub(crate) fn charge(&mut self, mut draft: Entry) -> Charge {
        if let Some(known) = self.known(&draft) {
            return Charge::Known(known);
        }
        draft.sequence = self.next;
        self.lines.append(&draft).expect("the ledger takes a line");
        self.lines.sync().expect("the disk takes the ledger");
        self.next += 1;
        if let Some(key) = key_of(&draft) {
            self.by_key.insert(key, draft.clone());
        }
        Charge::New(draft)
    }

    /// Takes a charge back.
    ///
    /// # Panics
    /// As [`Ledger::charge`].
    pub(crate) fn refund(&mut self, refund: &Refund) {
        self.refunds.append(refund).expect("the ledger takes a line");
        self.refunds.sync().expect("the disk takes the ledger");
    }
}

/// Returns all charges of a state folder, oldest first, straight from the file.
pub(crate) fn read(state: &Path) -> io::Result<Vec<Entry>> {
    read_lines(&ledger_path(state))
}

/// Returns all refunds of a state folder, oldest first, straight from the file.
pub(crate) fn read_refunds(state: &Path) -> io::Result<Vec<Refund>> {
    read_lines(&refunds_path(state))
}

fn key_of(entry: &Entry) -> Option<(VendorName, String)> {
    Some((entry.vendor, entry.idempotency_key.clone()?))
}

fn ledger_path(state: &Path) -> PathBuf {
    state.join("ledger.ndjson")
}

fn refunds_path(state: &Path) -> PathBuf {
    state.join("refunds.ndjson")
}
