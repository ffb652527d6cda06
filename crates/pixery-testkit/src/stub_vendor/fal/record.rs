//! The requests that fal knows, each a file, so that a killed stub goes on where it was.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::order::Asked;
use crate::stub_vendor::behaviour::Behaviour;
use crate::stub_vendor::folder::{Survives, read_documents, replace};
use crate::stub_vendor::motif::Motif;

/// A request, from submit on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) id: String,
    /// The endpoint's full id.
    pub(crate) endpoint: String,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) prompt: String,
    pub(crate) behaviour: Behaviour,
    /// The charge; `None` when it was free.
    pub(crate) sequence: Option<u64>,
    /// What the model finds wrong with the input: the result's `detail`.
    pub(crate) model_error: Option<Value>,
    pub(crate) asked: Asked,
    /// How many statuses were given: they are what makes it go on.
    pub(crate) statuses: u32,
    pub(crate) failures: Failures,
    pub(crate) cancelled: bool,
}

impl Record {
    pub(crate) fn motif(&self) -> Motif {
        self.asked.motif(self.sequence.unwrap_or(0))
    }

    /// Returns the seed that was sent, or one of fal's own.
    pub(crate) fn seed(&self) -> u64 {
        self.asked.seed.unwrap_or(1_000_000 + self.sequence.unwrap_or(0))
    }
}

/// How often each kind of answer failed so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failures {
    pub(crate) statuses: u32,
    pub(crate) results: u32,
    pub(crate) media: u32,
    pub(crate) media_drops: u32,
}

impl Failures {
    /// Counts a failure when there are some left; tells whether there was one.
    pub(crate) fn one_more(so_far: &mut u32, of: u32) -> bool {
        let fails = *so_far < of;
        *so_far += u32::from(fails);
        fails
    }
}

/// All requests.
#[derive(Debug)]
pub(crate) struct Table {
    folder: PathBuf,
    idempotent: bool,
    records: HashMap<String, Record>,
}

impl Table {
    pub(crate) fn open(state: &Path, idempotent: bool) -> io::Result<Self> {
        let folder = state.join("fal");
        fs::create_dir_all(&folder)?;
        let records: Vec<Record> = read_documents(&folder)?;
        let records = records.into_iter().map(|record| (record.id.clone(), record)).collect();
        Ok(Self { folder, idempotent, records })
    }

    /// Returns the request that a key was given before, where keys count.
    pub(crate) fn known(&self, key: Option<&str>) -> Option<Record> {
        let key = key.filter(|_| self.idempotent)?;
        self.records.values().find(|record| record.idempotency_key.as_deref() == Some(key)).cloned()
    }

    /// Keeps a new request; returns when it is on the disk.
    ///
    /// # Panics
    /// When the disk takes no file.
    pub(crate) fn insert(&mut self, record: Record) {
        replace(&self.path(&record.id), &record, Survives::PowerCut).expect("the disk takes a request");
        self.records.insert(record.id.clone(), record);
    }

    /// Changes a request and returns what `change` made of it; `None` when nobody knows the id.
    ///
    /// # Panics
    /// When the disk takes no file.
    pub(crate) fn change<T>(&mut self, id: &str, change: impl FnOnce(&mut Record) -> T) -> Option<T> {
        let path = self.path(id);
        let record = self.records.get_mut(id)?;
        let before = record.clone();
        let made = change(record);
        if *record != before {
            replace(&path, record, Survives::Kill).expect("the disk takes a request");
        }
        Some(made)
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }
}
