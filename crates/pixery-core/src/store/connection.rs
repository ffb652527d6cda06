//! Connections: how SQLite is opened here, and what its errors mean to a person.
//!
//! The rules are those of `docs/storage.md`: WAL, `synchronous=FULL`, foreign keys, an untrusted schema, defensive
//! mode, and a busy wait instead of an error.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::StorePaths;
use crate::error::{Error, Result};
use crate::faults;

/// What a process may do with the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Read and write.
    ReadWrite,
    /// The folder can't be written.
    ReadOnlyFolder,
    /// A newer program wrote it, of this schema version, and lets this one read.
    NewerSchema(i64),
}

/// How long SQLite itself waits for a lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(15);

/// The size that the write-ahead log is cut back to after a checkpoint, in bytes.
const JOURNAL_SIZE_LIMIT: u32 = 64 << 20;

/// The oldest SQLite without the WAL-reset bug of 3.7.0 to 3.51.2, which corrupts exactly the two-writer case.
const OLDEST_SQLITE: i32 = 3_051_003;

/// What the writer keeps of the database in memory, in KiB below zero as SQLite has it. A transaction that outgrows
/// it writes pages to the log more than once.
const WRITER_CACHE: i32 = -16_384;

/// Statements that each connection keeps prepared.
const PREPARED_STATEMENTS: usize = 64;

/// The SQL of what keeps tables consistent with each other; installed on every connection that writes. Public for tests and
/// tools that write behind the store's back.
pub const TRIGGERS: &str = include_str!("triggers.sql");

/// Opens the connection that writes. The schema is up to date.
pub(super) fn open_writer(paths: &StorePaths) -> Result<Connection> {
    let connection = open_migrator(paths)?;
    connection.execute_batch(TRIGGERS)?;
    Ok(connection)
}

/// Opens a connection that makes or changes the schema: it writes, and no trigger fires.
pub(super) fn open_migrator(paths: &StorePaths) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(&paths.database, flags)?;
    configure(&mut connection)?;
    let synchronous = if faults::is_off("full-sync") { "NORMAL" } else { "FULL" };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "journal_size_limit", JOURNAL_SIZE_LIMIT)?;
    // Triggers make most statements keep a journal of their own; in a temporary file it was 90 writes a row.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", WRITER_CACHE)?;
    if cfg!(target_os = "macos") {
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    Ok(connection)
}

/// Opens a connection that only reads.
pub(super) fn open_reader(paths: &StorePaths, access: Access) -> Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = if access == Access::ReadOnlyFolder && !has_log(&paths.database) {
        // Without a log nobody has the library open, and SQLite could not make the shared-memory file here.
        flags |= OpenFlags::SQLITE_OPEN_URI;
        Connection::open_with_flags(immutable_uri(&paths.database), flags)?
    } else {
        Connection::open_with_flags(&paths.database, flags)?
    };
    configure(&mut connection)?;
    Ok(connection)
}

fn configure(connection: &mut Connection) -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::Internal(format!("SQLite {} is too old", rusqlite::version())));
    }
    connection.busy_handler(Some(wait_evenly))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan never hangs on the values bound to it; else SQLite compares them with every partial index's condition and
    // prepares the statement a second time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Switches a new database to the write-ahead log and checks that it took.
pub(super) fn use_write_ahead_log(connection: &Connection) -> Result<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode == "wal" { Ok(()) } else { Err(Error::Internal(format!("SQLite stayed in journal mode {mode}"))) }
}

fn has_log(database: &Path) -> bool {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).metadata().is_ok_and(|log| log.len() > 0)
}

fn immutable_uri(database: &Path) -> String {
    let path = database.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{path}?mode=ro&immutable=1")
}

/// Waits a little for whoever holds the lock. SQLite's own wait grows to 100 ms between two looks, and would miss the moments that
/// a long change in parts leaves to others.
fn wait_evenly(looks: i32) -> bool {
    const LOOK: Duration = Duration::from_millis(3);
    thread_local! {
        /// When this thread's wait began: on a machine that has much to do a look takes several times as long.
        static BEGAN: Cell<Option<Instant>> = const { Cell::new(None) };
    }
    if looks == 0 {
        BEGAN.set(Some(Instant::now()));
    }
    if BEGAN.get().is_some_and(|began| began.elapsed() >= BUSY_TIMEOUT) {
        return false;
    }
    std::thread::sleep(LOOK);
    true
}

/// Returns whether the error says that another connection holds the lock.
pub(super) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Returns whether the error is the disk's or another process's, so that waiting can help; anything else is a mistake of ours.
#[must_use]
pub fn is_the_disks(error: &rusqlite::Error) -> bool {
    use ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, FileLockingProtocolFailed,
        OutOfMemory, ReadOnly, SystemIoFailure,
    };
    matches!(
        error.sqlite_error_code(),
        Some(
            CannotOpen
                | DatabaseBusy
                | DatabaseCorrupt
                | DatabaseLocked
                | DiskFull
                | FileLockingProtocolFailed
                | OutOfMemory
                | ReadOnly
                | SystemIoFailure
        )
    )
}

/// Says an SQLite error in terms of the disk and the library, where it is one of theirs.
pub(super) fn explain(error: rusqlite::Error, paths: &StorePaths) -> Error {
    let extended = error.sqlite_error().map_or(0, |source| source.extended_code);
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::DiskFull { path: paths.database.clone() },
        Some(ErrorCode::SystemIoFailure)
            if matches!(extended, ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_SHMSIZE) =>
        {
            Error::DiskFull { path: paths.database.clone() }
        }
        Some(ErrorCode::ReadOnly) => Error::ReadOnly { path: paths.library.clone() },
        Some(ErrorCode::NotADatabase) => {
            Error::NotALibrary { path: paths.library.clone(), reason: "its library.db is no SQLite database" }
        }
        _ if is_busy(&error) => Error::Busy { seconds: BUSY_TIMEOUT.as_secs() },
        _ => Error::Database(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_sqlite_has_no_two_writer_bug() {
        assert!(rusqlite::version_number() >= OLDEST_SQLITE);
    }

    #[test]
    fn a_path_with_uri_characters_is_escaped() {
        assert_eq!(immutable_uri(Path::new("/a?b#c%d")), "file:/a%3fb%23c%25d?mode=ro&immutable=1");
    }
}
