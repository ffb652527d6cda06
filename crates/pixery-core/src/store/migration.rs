//! Making a database and bringing an old one up to date. Forward only; each step is one transaction.

use std::path::PathBuf;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connection::{self, Access};
use super::schema_lock::SchemaLock;
use super::{Identity, StorePaths};
use crate::error::{Error, Result};
use crate::private_file;

/// The schema's version that this program writes.
pub const SCHEMA_VERSION: i64 = 5;

/// `PIXY`, in the database's header.
const APPLICATION_ID: i64 = 0x5049_5859;

/// Each step: the SQL, and the oldest version whose program may still read the result.
const MIGRATIONS: [(&str, i64); 5] = [
    (include_str!("../../migrations/0001_initial.sql"), 1),
    (include_str!("../../migrations/0002_queue.sql"), 1),
    (include_str!("../../migrations/0003_organise.sql"), 1),
    (include_str!("../../migrations/0004_gallery.sql"), 1),
    (include_str!("../../migrations/0005_moves.sql"), 1),
];

/// A database that is fit to be used.
pub(super) struct Prepared {
    /// What this process may do with it.
    pub(super) access: Access,
    /// Held shared; nothing where a read-only folder has no lock file.
    pub(super) lock: Option<SchemaLock>,
    /// The connection that was looked with; the first reader.
    pub(super) reader: Option<Connection>,
}

/// Makes or migrates the database where that is needed.
pub(super) fn prepare(paths: &StorePaths, new: &Identity) -> Result<Prepared> {
    loop {
        let lock = match SchemaLock::shared(&paths.schema_lock) {
            Ok(lock) => lock,
            Err(Error::ReadOnly { .. }) if paths.database.exists() => {
                return Ok(Prepared { access: Access::ReadOnlyFolder, lock: None, reader: None });
            }
            Err(Error::ReadOnly { .. }) => return Err(Error::ReadOnly { path: paths.library.clone() }),
            Err(error) => return Err(error),
        };
        refuse_network_file_system(paths)?;
        match look(paths)? {
            Found::Current(access, reader) => {
                return Ok(Prepared { access, lock: Some(lock), reader: Some(reader) });
            }
            Found::Readable(version, reader) => {
                return Ok(Prepared {
                    access: Access::NewerSchema(version),
                    lock: Some(lock),
                    reader: Some(reader),
                });
            }
            Found::Older | Found::Missing => {}
        }
        drop(lock);
        let alone = SchemaLock::alone(&paths.schema_lock)?;
        migrate(paths, new)?;
        drop(alone.into_shared(&paths.schema_lock)?);
    }
}

enum Found {
    Missing,
    Older,
    Current(Access, Connection),
    /// Newer, of this version, but this program may read it.
    Readable(i64, Connection),
}

fn look(paths: &StorePaths) -> Result<Found> {
    if !paths.database.exists() {
        return Ok(Found::Missing);
    }
    let access = if is_writable(paths) { Access::ReadWrite } else { Access::ReadOnlyFolder };
    let reader = match connection::open_reader(paths, access) {
        Err(Error::Database(error)) => return Err(connection::explain(error, paths)),
        other => other?,
    };
    let found = version(&reader).map_err(|error| connection::explain(error, paths))?;
    match found {
        0 => Ok(Found::Missing),
        SCHEMA_VERSION => Ok(Found::Current(access, reader)),
        older if older < SCHEMA_VERSION => Ok(Found::Older),
        newer => {
            let oldest_reader: rusqlite::Result<i64> =
                reader.query_row("SELECT oldest_reader FROM library WHERE one = 1", [], |row| {
                    row.get("oldest_reader")
                });
            match oldest_reader {
                Ok(oldest) if oldest <= SCHEMA_VERSION => Ok(Found::Readable(newer, reader)),
                _ => Err(Error::NewerLibrary {
                    path: paths.library.clone(),
                    found: newer,
                    known: SCHEMA_VERSION,
                }),
            }
        }
    }
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(if application == APPLICATION_ID { version } else { 0 })
}

/// Runs the steps that are missing. The caller holds the schema lock alone.
fn migrate(paths: &StorePaths, new: &Identity) -> Result<()> {
    // SQLite gives the log the mode of the database, so making the file first makes both private.
    drop(private_file::open(&paths.database).map_err(|error| Error::io("create", &paths.database, error))?);
    let mut connection = connection::open_migrator(paths)?;
    connection::use_write_ahead_log(&connection)?;
    let found = version(&connection)?;
    if found >= SCHEMA_VERSION {
        return Ok(());
    }
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if found == 0 && tables > 0 {
        return Err(Error::NotALibrary {
            path: paths.library.clone(),
            reason: "its library.db belongs to another program",
        });
    }
    if found > 0 {
        back_up(&connection, paths, found)?;
    }
    // Tables may be rebuilt inside a step; `foreign_key_check` before the commit takes the pragma's place.
    connection.pragma_update(None, "foreign_keys", false)?;
    for (step, (sql, oldest_reader)) in (1_i64..).zip(MIGRATIONS) {
        if step > found {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            run_step(&transaction, step, sql, oldest_reader, new)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

fn run_step(
    transaction: &Transaction<'_>,
    step: i64,
    sql: &str,
    oldest_reader: i64,
    new: &Identity,
) -> Result<()> {
    transaction.execute_batch(&without_comments(sql))?;
    if step == 1 {
        transaction.execute(
            "INSERT INTO library(one, id, created_at, zone, oldest_reader) VALUES (1, ?1, ?2, ?3, ?4)",
            (&new.id, new.created_at, new.zone.name(), oldest_reader),
        )?;
    }
    transaction.execute("UPDATE library SET oldest_reader = ?1 WHERE one = 1", [oldest_reader])?;
    if transaction.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::Internal(format!("migration {step} would break a reference")));
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", step)?;
    Ok(())
}

/// SQLite keeps each statement's text in the file and every process reads it again: comments stay in the source. (No string
/// of a migration holds two dashes.)
fn without_comments(sql: &str) -> String {
    let bare = |line: &str| line.split_once("--").map_or(line, |(code, _)| code).trim_end().to_owned();
    sql.lines().map(bare).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Copies the database beside the library before it is changed, and checks the copy.
fn back_up(connection: &Connection, paths: &StorePaths, version: i64) -> Result<()> {
    let copy: PathBuf = paths.backups.join(format!("pre-v{}.db", version + 1));
    if copy.exists() {
        return Ok(());
    }
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    let verdict: String = Connection::open(&copy)?.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(Error::Internal(format!("the copy before the migration is damaged: {verdict}")))
    }
}

/// Returns whether the library's folder takes writes, told by its lock file.
fn is_writable(paths: &StorePaths) -> bool {
    std::fs::OpenOptions::new().write(true).open(&paths.schema_lock).is_ok()
        && std::fs::OpenOptions::new()
            .append(true)
            .open(&paths.marker)
            .map_or_else(|error| error.kind() == std::io::ErrorKind::NotFound, |_| true)
}

/// SQLite's locks and shared memory don't hold over a network: two machines would corrupt the library.
#[cfg(target_os = "linux")]
fn refuse_network_file_system(paths: &StorePaths) -> Result<()> {
    // Magic numbers of statfs(2).
    const NETWORK: [(u64, &str); 6] = [
        (0x6969, "NFS"),
        (0xff53_4d42, "CIFS"),
        (0xfe53_4d42, "SMB"),
        (0x517b, "SMB"),
        (0x0102_1997, "9P"),
        (0x5346_414f, "AFS"),
    ];
    let Ok(found) = rustix::fs::statfs(&paths.library) else { return Ok(()) };
    #[expect(clippy::cast_sign_loss, reason = "a magic number, not a quantity")]
    let magic = found.f_type as u64 & 0xffff_ffff;
    match NETWORK.iter().find(|(known, _)| *known == magic) {
        Some((_, kind)) => Err(Error::NetworkFileSystem { path: paths.library.clone(), kind }),
        None => Ok(()),
    }
}

#[cfg(not(target_os = "linux"))]
fn refuse_network_file_system(_paths: &StorePaths) -> Result<()> {
    Ok(())
}
