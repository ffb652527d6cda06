//! Originals: published once, whole, read-only, and durable before anyone is told.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::publish::{make_folder, sync_folder};
use super::{Archive, Part, slug};
use crate::domain::ContentHash;
use crate::error::{Error, Result};
use crate::faults;

/// A file that the library keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its place, relative to the library, `/`-separated.
    pub path: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The hash of its bytes.
    pub sha256: ContentHash,
}

impl Archive {
    /// Publishes a finished part at `path` (relative; see [`original_path`](super::original_path)) for good: the bytes, the
    /// name and the folder are on the disk when this returns. A file with the same bytes at `path` is a replay
    /// and counts as published. The gate is the caller's business.
    ///
    /// # Errors
    /// [`Error::Io`] with [`io::ErrorKind::AlreadyExists`] when other bytes are at `path`, which stay; [`Error::Invalid`] for a path
    /// that is no original's; [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] when the disk refuses. The part is gone after any error.
    pub fn keep_original(&self, part: Part, path: &str) -> Result<Stored> {
        let absolute = self.layout().picture(path)?;
        let stored = Stored { path: path.to_owned(), bytes: part.bytes(), sha256: part.sha256() };
        part.seal()?;
        faults::point("w6-synced");
        let folder = absolute.parent().unwrap_or(self.layout().root());
        make_folder(folder)?;
        match part.publish(&absolute) {
            Err(source) if source.kind() == io::ErrorKind::AlreadyExists => {
                if hash_file(&absolute)? != (stored.bytes, stored.sha256) {
                    return Err(Error::io("keep other bytes at", &absolute, source));
                }
            }
            answer => answer.map_err(|source| Error::io("write", &absolute, source))?,
        }
        faults::point("w7-renamed");
        // Also at a replay: the first try may have ended just before this.
        self.sync_new_entries(folder)?;
        faults::point("w8-folder-synced");
        Ok(stored)
    }

    /// Moves a part that was paid for but can't be used to `quarantine/`, durably, and returns where it lies.
    /// The name holds `reason` as a slug; nothing is ever replaced.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] when the disk refuses.
    pub fn quarantine(&self, part: Part, reason: &str) -> Result<PathBuf> {
        let folder = self.layout().quarantine();
        make_folder(&folder)?;
        part.seal()?;
        let hash = part.sha256().to_string();
        let name =
            part.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let path = folder.join(format!("{name}-{}-{}.bin", slug(reason), &hash[..12]));
        match part.publish(&path) {
            // The hash is in the name: the same bytes are there already.
            Err(source) if source.kind() == io::ErrorKind::AlreadyExists => {}
            answer => answer.map_err(|source| Error::io("write", &path, source))?,
        }
        self.sync_new_entries(&folder)?;
        Ok(path)
    }

    /// Removes part files last written before `older_than` and returns how many. Younger ones may belong to a
    /// living process.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder can't be read; files that can't be removed are left for the next time.
    pub fn sweep_incoming(&self, older_than: SystemTime) -> Result<u32> {
        let folder = self.layout().incoming();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(source) => return Err(Error::io("read", folder, source)),
        };
        let mut swept = 0;
        for entry in entries {
            let entry = entry.map_err(|source| Error::io("read", &folder, source))?;
            let is_part = entry.path().extension().is_some_and(|extension| extension == "part");
            let is_old =
                entry.metadata().and_then(|about| about.modified()).is_ok_and(|time| time < older_than);
            if is_part && is_old && fs::remove_file(entry.path()).is_ok() {
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Makes the entries of `folder` durable, and its own entry in its parent once in this process's life: another
    /// process that made the folder may not have come so far.
    pub(super) fn sync_new_entries(&self, folder: &Path) -> Result<()> {
        if faults::is_off("folder-sync") {
            return Ok(());
        }
        sync_folder(folder)?;
        let known = || self.memory.durable_folders.lock().unwrap_or_else(PoisonError::into_inner);
        if known().contains(folder) {
            return Ok(());
        }
        for ancestor in
            folder.ancestors().skip(1).take_while(|ancestor| ancestor.starts_with(self.layout().root()))
        {
            sync_folder(ancestor)?;
        }
        known().insert(folder.to_owned());
        Ok(())
    }
}

/// Returns the length and hash of a file's bytes.
pub(super) fn hash_file(path: &Path) -> Result<(u64, ContentHash)> {
    hash_reader(path).map_err(|source| Error::io("read", path, source))
}

fn hash_reader(path: &Path) -> io::Result<(u64, ContentHash)> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, ContentHash(hash.finalize().into())));
        }
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
}
