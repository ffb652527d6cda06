//! The file `.pixery`: says that a folder is a library, and which. Where it is absent or different, nothing is
//! written: a folder of that name on an unmounted drive must not become a second library.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::archive::Layout;
use crate::error::{Error, Result};
use crate::private_file;

/// The layout of folders that this program knows. (The database has a version of its own.)
const FORMAT: i64 = 1;

/// What the file holds, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LibraryFile {
    /// The library's ULID; the same as in the database.
    pub(crate) library: String,
    /// The layout's version.
    pub(crate) format: i64,
}

impl LibraryFile {
    /// Returns what the file of a library says.
    pub(crate) fn of(id: &str) -> Self {
        Self { library: id.to_owned(), format: FORMAT }
    }
}

/// Reads the file; nothing comes back where a library may be made (a missing, empty or half-made folder).
///
/// # Errors
/// `storage` when the folder holds something else, or a newer library.
pub(crate) fn read(layout: &Layout) -> Result<Option<LibraryFile>> {
    let refused = |reason| Error::NotALibrary { path: layout.root().to_owned(), reason };
    let text = match fs::read_to_string(layout.marker()) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if may_become_a_library(layout)? {
                return Ok(None);
            }
            // Another process may have completed the library between the two looks.
            if layout.marker().exists() {
                return read(layout);
            }
            return Err(refused("it has no .pixery file, and other things in it"));
        }
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(refused("it is a file")),
        Err(error) => return Err(Error::io("read", layout.marker(), error)),
    };
    let file: LibraryFile =
        serde_json::from_str(&text).map_err(|_| refused("its .pixery file can't be read"))?;
    if file.format > FORMAT {
        return Err(Error::NewerLibrary {
            path: layout.root().to_owned(),
            found: file.format,
            known: FORMAT,
        });
    }
    Ok(Some(file))
}

/// Writes the file whole or not at all.
///
/// # Errors
/// `storage` when the disk is full or read-only.
pub(crate) fn write(layout: &Layout, file: &LibraryFile) -> Result<()> {
    let marker = layout.marker();
    let beside = layout.incoming().join(format!("identity-{}.part", std::process::id()));
    let text = serde_json::to_string(file).map_err(|error| Error::Internal(error.to_string()))?;
    let write = || {
        let mut part = private_file::open(&beside)?;
        writeln!(part, "{text}")?;
        part.sync_all()?;
        fs::rename(&beside, &marker)?;
        fs::File::open(layout.root())?.sync_all()
    };
    write().map_err(|error| {
        // Nothing is left of a try that failed; that it can't be removed either is no news then.
        drop(fs::remove_file(&beside));
        Error::io("write", &marker, error)
    })
}

/// Returns whether the folder is missing, empty, or holds nothing but what another process is making right now.
fn may_become_a_library(layout: &Layout) -> Result<bool> {
    let ours: HashSet<OsString> = [
        layout.images(),
        layout.references(),
        layout.cache(),
        layout.backups(),
        layout.incoming(),
        layout.quarantine(),
        layout.locks(),
        layout.database(),
        layout.changed(),
    ]
    .iter()
    .filter_map(|path| path.file_name().map(OsString::from))
    .flat_map(|name| {
        let with = |ending: &str| {
            let mut name = name.clone();
            name.push(ending);
            name
        };
        [with("-wal"), with("-shm"), with("-journal"), name]
    })
    .collect();
    let entries = match fs::read_dir(layout.root()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(Error::io("read", layout.root(), error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| Error::io("read", layout.root(), error))?;
        if !ours.contains(&entry.file_name()) {
            return Ok(false);
        }
    }
    Ok(is_empty(&layout.images())? && is_empty(&layout.references())?)
}

fn is_empty(folder: &Path) -> Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Error::io("read", folder, error)),
    }
}
