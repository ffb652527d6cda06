//! Where everything lies in a library's folder.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::publish::{make_folder, sync_folder};
use crate::domain::Invalid;
use crate::error::{Error, Result};

/// The places in one library's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    root: PathBuf,
}

impl Layout {
    /// Returns the layout of the library in `root`. Nothing is read or made.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Returns the library's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the file that says that this is a library, and which.
    #[must_use]
    pub fn marker(&self) -> PathBuf {
        self.root.join(".pixery")
    }

    /// Returns the database. Only the store opens it.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("library.db")
    }

    /// Returns the file that is rewritten after each commit.
    #[must_use]
    pub fn changed(&self) -> PathBuf {
        self.root.join("library.changed")
    }

    /// Returns the folder of originals, one folder a day.
    #[must_use]
    pub fn images(&self) -> PathBuf {
        self.root.join("images")
    }

    /// Returns the folder of references, named by content.
    #[must_use]
    pub fn references(&self) -> PathBuf {
        self.root.join("references")
    }

    /// Returns the folder of derived images; all of it can be rebuilt.
    #[must_use]
    pub fn cache(&self) -> PathBuf {
        self.root.join("cache")
    }

    /// Returns the folder of database copies made before migrations.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Returns the folder of unfinished files, on the same file system as the rest.
    #[must_use]
    pub fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    /// Returns the folder of bytes that were paid for but can't be used, and of orphans.
    #[must_use]
    pub fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// Returns the folder of lock files.
    #[must_use]
    pub fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// Makes the library's folder and every folder in it, readable by the owner alone (0700 where the system
    /// has modes), and makes the new entries durable. Folders that exist stay as they are.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] naming the folder.
    pub fn create_all(&self) -> Result<()> {
        if make_folder(&self.root)?
            && let Some(parent) = self.root.parent()
        {
            sync_folder(parent)?;
        }
        let mut is_any_new = false;
        for folder in [
            self.images(),
            self.references(),
            self.cache(),
            self.backups(),
            self.incoming(),
            self.quarantine(),
            self.locks(),
        ] {
            is_any_new |= make_folder(&folder)?;
        }
        if is_any_new { sync_folder(&self.root) } else { Ok(()) }
    }

    /// Returns the absolute place of a path that the database holds: relative, `/`-separated.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the path is empty or absolute, has a `..`, a backslash or a drive, or leads out of
    /// the library through a link; [`Error::Io`] when a folder on the way can't be looked at.
    pub fn absolute(&self, relative: &str) -> Result<PathBuf> {
        let refused = |reason| Error::from(Invalid::new("path in the library", relative, reason));
        if relative.is_empty() {
            return Err(refused("is empty"));
        }
        if relative.contains(['\\', '\0', ':']) {
            return Err(refused("holds a character that no path in the library has"));
        }
        if !Path::new(relative).components().all(|component| matches!(component, Component::Normal(_))) {
            return Err(refused("does not stay in the library"));
        }
        let absolute = self.root.join(relative);
        if is_inside(&absolute, &self.root)? {
            Ok(absolute)
        } else {
            Err(refused("leads out of the library through a link"))
        }
    }

    /// Returns the absolute place of an original or a reference. Nothing else in the library is this module's to
    /// open: closing the database's file by ordinary means would drop SQLite's locks.
    ///
    /// # Errors
    /// As [`Layout::absolute`]; also [`Error::Invalid`] when the path is not below `images/` or `references/`.
    pub(super) fn picture(&self, relative: &str) -> Result<PathBuf> {
        let absolute = self.absolute(relative)?;
        for folder in [self.images(), self.references()] {
            if absolute.starts_with(&folder) && absolute != folder && is_inside(&absolute, &folder)? {
                return Ok(absolute);
            }
        }
        Err(Invalid::new("path in the library", relative, "is no original and no reference").into())
    }
}

/// Returns whether the deepest part of `path` that exists really lies in `folder`.
fn is_inside(path: &Path, folder: &Path) -> Result<bool> {
    let Some(folder) = canonical(folder)? else { return Ok(true) };
    for ancestor in path.ancestors() {
        if ancestor.symlink_metadata().is_ok() {
            return Ok(canonical(ancestor)?.is_some_and(|real| real.starts_with(&folder)));
        }
    }
    Ok(false)
}

/// Returns the path with every link resolved, or nothing when it (or what a link names) does not exist.
fn canonical(path: &Path) -> Result<Option<PathBuf>> {
    match fs::canonicalize(path) {
        Ok(real) => Ok(Some(real)),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::io("find", path, source)),
    }
}
