//! The only SQL of Pixery: one file per table, typed rows in and out.
//!
//! A [`Store`] is one library's database as one process sees it. Reads go through [`Store::read`], every change
//! through [`Store::write`]: one `BEGIN IMMEDIATE` transaction that says who writes, after whose commit the marker
//! file wakes other processes and [`Store::commits`] wakes this one. Nothing here waits for the network,
//! decodes images or knows what a use case is.

mod breakers;
mod budgets;
mod changes;
mod checks;
mod claims;
mod collections;
mod columns;
mod connection;
mod costs;
mod counts;
mod filter;
mod generations;
mod hashes;
mod jobs;
mod journal;
mod labels;
mod layout;
mod ledger;
mod library_row;
mod lineage;
mod links;
mod marker;
mod meet;
mod migration;
mod models;
mod moves;
mod notes;
mod order;
mod pointers;
mod preferences;
mod presence;
mod presets;
mod prompts;
mod purge;
mod references;
mod revert;
mod rows;
mod saved_searches;
mod schema_lock;
mod shelves;
mod tags;
mod takeovers;
mod tiles;
mod touched;
mod trigrams;
mod views;
mod walk;
mod words;
mod workers;
mod writer;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::domain::{Actor, JournalId, Timestamp, Zone};
use crate::error::{Error, Result};

pub use changes::ChangeBatch;
pub use claims::{Claim, ClaimRequest, ClaimScope, JobEnd, JobStep, Reach};
pub use connection::{TRIGGERS, is_the_disks};
pub use counts::Totals;
pub use filter::Reading;
pub use generations::{DerivedFacts, NewGeneration};
pub use jobs::{JobFilter, NewJob};
pub use journal::{EntryChoice, RowChange};
pub use labels::LabelRow;
pub use layout::Placed;
pub use links::Label;
pub use migration::SCHEMA_VERSION;
pub use moves::Patience;
pub use order::Placing;
pub use presets::NewPreset;
pub use purge::Purged;
pub use references::{NewReference, ReferenceFile};
pub use revert::Reverted;
pub use takeovers::OwnedJob;
pub use touched::Touched;
pub use views::{LIVES, ViewRow};
pub use workers::WorkerRow;
pub use writer::Writer;

use connection::Access;
use migration::Prepared;
use schema_lock::SchemaLock;

/// How long a write waits for other processes before it gives up.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Where the store's files lie; all absolute.
#[derive(Debug, Clone)]
pub struct StorePaths {
    /// The library's folder, for messages.
    pub library: PathBuf,
    /// `library.db`.
    pub database: PathBuf,
    /// `library.changed`, rewritten after each commit.
    pub marker: PathBuf,
    /// `locks/schema`.
    pub schema_lock: PathBuf,
    /// `backups/`, for copies made before a migration.
    pub backups: PathBuf,
}

/// What a new library says of itself.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The library's ULID.
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// The zone that its days are counted in.
    pub zone: Zone,
}

/// One library's database, as one process sees it.
#[derive(Debug)]
pub struct Store {
    paths: StorePaths,
    access: Access,
    /// Before the writer, and so closed before it: only a connection that may write empties the log when it is the last.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Option<Connection>>,
    listeners: Mutex<Vec<Sender<()>>>,
    /// Held shared while the store is open, so that a migration can wait for everybody.
    _schema_lock: Option<SchemaLock>,
}

/// Who writes, when, and in the name of which operation.
#[derive(Debug, Clone)]
pub struct Stamp<'a> {
    /// Who writes.
    pub actor: &'a Actor,
    /// When.
    pub at: Timestamp,
    /// The operation's name for the journal; nothing for bookkeeping (progress, derived facts) that no one undoes.
    pub operation: Option<&'static str>,
}

/// What a committed transaction leaves.
#[derive(Debug)]
pub struct Written<T> {
    /// What was answered.
    pub answer: T,
    /// The entry of the journal, if anything was recorded in it.
    pub entry: Option<JournalId>,
    /// Whether a tag or collection was hidden, shown or marked: its images may still have to be carried.
    pub veiled: bool,
}

impl Store {
    /// Opens the database, making it or bringing it up to date first where that is needed.
    ///
    /// # Errors
    /// `storage` when the library is newer than this program, lies on a network file system, is not writable and
    /// has no database yet, or can't be read.
    pub fn open(paths: StorePaths, new: &Identity) -> Result<Self> {
        let Prepared { access, lock, reader } =
            migration::prepare(&paths, new).map_err(|error| match error {
                Error::Database(source) => connection::explain(source, &paths),
                other => other,
            })?;
        Ok(Self {
            paths,
            access,
            writer: Mutex::new(None),
            readers: Mutex::new(reader.into_iter().collect()),
            listeners: Mutex::new(Vec::new()),
            _schema_lock: lock,
        })
    }

    /// Returns whether the library can only be looked at.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.access != Access::ReadWrite
    }

    /// Returns whether this process has opened the database for writing.
    #[must_use]
    pub fn has_written(&self) -> bool {
        lock(&self.writer).is_some()
    }

    /// Returns a channel that gets a message after each commit of this process.
    pub fn commits(&self) -> Receiver<()> {
        let (sender, receiver) = channel();
        lock(&self.listeners).push(sender);
        receiver
    }

    /// Runs `read` on one consistent snapshot.
    ///
    /// # Errors
    /// What `read` answers; `storage` when the database fails.
    pub fn read<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let pooled = lock(&self.readers).pop();
        let mut connection = match pooled {
            Some(connection) => connection,
            None => connection::open_reader(&self.paths, self.access)?,
        };
        let answer = (|| {
            let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            read(&Reader { connection: &snapshot })
        })();
        lock(&self.readers).push(connection);
        answer.map_err(|error| self.explain(error))
    }

    /// Runs `write` in one transaction, commits it, and tells everybody. An error or a panic inside rolls back.
    ///
    /// # Errors
    /// What `write` answers; `storage` when the library is read-only, busy for a minute, or its disk is full.
    pub fn write<T>(&self, stamp: &Stamp<'_>, write: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        self.write_on(stamp, None, write).map(|written| written.answer)
    }

    /// Does as [`Store::write`], and goes on with an entry of the journal that an earlier transaction began: what is too long
    /// for one transaction is still one entry.
    ///
    /// # Errors
    /// As [`Store::write`]; `conflict` when somebody undid the entry meanwhile.
    pub fn write_on<T>(
        &self,
        stamp: &Stamp<'_>,
        entry: Option<JournalId>,
        write: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        if let Access::NewerSchema(found) = self.access {
            return Err(Error::NewerLibrary {
                path: self.paths.library.clone(),
                found,
                known: SCHEMA_VERSION,
            });
        }
        if self.is_read_only() {
            return Err(Error::ReadOnly { path: self.paths.library.clone() });
        }
        let answer = (|| {
            let mut slot = lock(&self.writer);
            let connection = match &mut *slot {
                Some(connection) => connection,
                empty => empty.insert(connection::open_writer(&self.paths)?),
            };
            let transaction = begin(connection)?;
            let writer = Writer::begin(&transaction, stamp, entry)?;
            let answer = write(&writer)?;
            let entry = writer.finish()?;
            let veiled = writer.veiled.get();
            transaction.commit()?;
            Ok(Written { answer, entry, veiled })
        })();
        let answer = answer.map_err(|error| self.explain(error))?;
        marker::touch(&self.paths.marker);
        lock(&self.listeners).retain(|listener| listener.send(()).is_ok());
        Ok(answer)
    }

    /// Says a database error in terms of the disk and the library, where it is one of theirs.
    fn explain(&self, error: Error) -> Error {
        match error {
            // Its tables have changed: what can't be read is no fault of the disk.
            Error::Database(source) if !is_the_disks(&source) => match self.access {
                Access::NewerSchema(found) => {
                    Error::NewerLibrary { path: self.paths.library.clone(), found, known: SCHEMA_VERSION }
                }
                _ => connection::explain(source, &self.paths),
            },
            Error::Database(source) => connection::explain(source, &self.paths),
            other => other,
        }
    }
}

/// Begins an IMMEDIATE transaction; SQLite's own wait is repeated, since a busy library is no error to a person.
fn begin(connection: &mut Connection) -> Result<Transaction<'_>> {
    let began = Instant::now();
    loop {
        match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
            Ok(transaction) => return Ok(transaction),
            Err(error) if connection::is_busy(&error) => {
                if began.elapsed() >= LONGEST_WAIT {
                    return Err(Error::Busy { seconds: began.elapsed().as_secs() });
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// A snapshot to read from. The table files add their queries to it.
#[derive(Debug)]
pub struct Reader<'a> {
    connection: &'a Connection,
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

/// Locks a mutex; a panic elsewhere leaves connections usable, since their transactions rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
