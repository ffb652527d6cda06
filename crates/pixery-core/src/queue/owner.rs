//! Who owns a running job: a worker holds `flock` on a file of its own in `locks/` for life. Whoever can lock that
//! file knows that the worker is dead: exact on one machine, blind to clock jumps and sleep.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A living worker's lock; the file goes with it.
#[derive(Debug)]
pub(super) struct Owner {
    name: String,
    path: PathBuf,
    _file: File,
}

impl Owner {
    /// Takes the lock of a new worker.
    pub(super) fn take(locks: &Path, key: &str) -> Result<Self> {
        let name = format!("worker-{key}");
        let path = locks.join(&name);
        let file = File::create_new(&path).map_err(|error| Error::io("create", &path, error))?;
        file.try_lock().map_err(|error| Error::io("lock", &path, error.into()))?;
        Ok(Self { name, path, _file: file })
    }

    /// Returns the name that jobs bear.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // A file that stays is swept by the next worker.
        drop(fs::remove_file(&self.path));
    }
}

/// Returns whether the worker of that name is dead.
pub(super) fn is_dead(locks: &Path, name: &str) -> bool {
    let path = locks.join(name);
    match OpenOptions::new().write(true).open(&path) {
        Ok(file) => match file.try_lock() {
            Ok(()) => {
                drop(fs::remove_file(&path));
                true
            }
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
        },
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
