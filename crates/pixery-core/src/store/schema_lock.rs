//! The lock file `locks/schema`: every process holds it shared while its store is open; making or migrating the
//! database takes it alone. It is never one of SQLite's own files.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::private_file;

/// How long a migration waits for other processes to close the library.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A hold on the schema, shared or alone; let go on drop.
#[derive(Debug)]
pub(super) struct SchemaLock {
    file: File,
}

impl SchemaLock {
    /// Holds the schema together with other processes; waits while somebody migrates.
    ///
    /// # Errors
    /// `storage` when the lock file can't be opened or locked.
    pub(super) fn shared(path: &Path) -> Result<Self> {
        let file = open(path)?;
        file.lock_shared().map_err(|error| Error::io("lock", path, error))?;
        Ok(Self { file })
    }

    /// Holds the schema alone; waits up to 30 s for other processes to close the library.
    ///
    /// # Errors
    /// `storage` when others keep the library open.
    pub(super) fn alone(path: &Path) -> Result<Self> {
        let file = open(path)?;
        let began = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { file }),
                Err(TryLockError::WouldBlock) if began.elapsed() < LONGEST_WAIT => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => return Err(Error::Busy { seconds: LONGEST_WAIT.as_secs() }),
                Err(TryLockError::Error(error)) => return Err(Error::io("lock", path, error)),
            }
        }
    }

    /// Lets the others in again. Between the two locks another process may come first, which is why the caller
    /// looks at the version again.
    ///
    /// # Errors
    /// `storage` when the lock can't be changed.
    pub(super) fn into_shared(self, path: &Path) -> Result<Self> {
        self.file.lock_shared().map_err(|error| Error::io("lock", path, error))?;
        Ok(self)
    }
}

fn open(path: &Path) -> Result<File> {
    let opened = private_file::open(path);
    match opened {
        // A read-only library is locked too where its lock file exists.
        Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem && path.exists() => {
            File::open(path).map_err(|error| Error::io("open", path, error))
        }
        other => other.map_err(|error| Error::io("open", path, error)),
    }
}
