//! The archive on a real disk: what is kept, what is refused, what is derived.
#![expect(
    clippy::unwrap_used,
    reason = "builders of a test may fail it; clippy lets only test functions do so"
)]

mod cache;
mod full_disk;
mod gate;
mod hostile;
mod layout;
mod originals;
mod pictures;
mod references;
mod sheet;
mod traits;

use std::path::Path;

use pixery_core::archive::Archive;
use tempfile::TempDir;

/// An empty library in a temporary folder.
pub(crate) struct Library {
    pub(crate) folder: TempDir,
    pub(crate) archive: Archive,
}

impl Library {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().to_owned(), 1 << 30);
        archive.layout().create_all().unwrap();
        Self { folder, archive }
    }

    /// Writes an original as if it had been generated, and returns its hash.
    pub(crate) fn original(&self, path: &str, bytes: &[u8]) -> pixery_core::domain::ContentHash {
        let mut part = self.archive.part("test").unwrap();
        std::io::Write::write_all(&mut part, bytes).unwrap();
        self.archive.keep_original(part, path).unwrap().sha256
    }
}

/// Returns the names of everything in a folder, sorted; empty when there is no such folder.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
