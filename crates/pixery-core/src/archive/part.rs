//! A file that is being written: in `incoming/`, hashed as it grows, gone unless it is published.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Archive;
use super::publish::{forbid_writing, make_folder, rename_without_replacing};
use crate::domain::{ContentHash, Invalid};
use crate::error::{Error, Result};
use crate::faults;

/// An unfinished file. Write to it, then hand it to [`Archive::keep_original`] or [`Archive::quarantine`];
/// dropped before, it is removed.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    file: File,
    hash: Sha256,
    bytes: u64,
    is_published: bool,
}

impl Archive {
    /// Makes a part file `incoming/<name>.part`. `name` is unique to this attempt (job and token); what an
    /// earlier attempt left under the same name is removed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or has anything but ASCII letters, digits, `-` and `_`;
    /// [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] naming the file.
    pub fn part(&self, name: &str) -> Result<Part> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if name.is_empty() || !name.bytes().all(is_plain) {
            return Err(Invalid::new("part name", name, "is not letters, digits, - and _").into());
        }
        make_folder(&self.layout().incoming())?;
        let path = self.layout().incoming().join(format!("{name}.part"));
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(Error::io("replace", &path, source));
            }
            Ok(()) | Err(_) => {}
        }
        create(&path)
            .and_then(|file| Part::new(path.clone(), file))
            .map_err(|source| Error::io("create", path, source))
    }

    /// Makes a part file that no other process or thread writes, for bytes without a job.
    pub(super) fn unshared_part(&self, prefix: &str) -> Result<Part> {
        make_folder(&self.layout().incoming())?;
        for attempt in 0_u64.. {
            let path = self.layout().incoming().join(format!("{prefix}-{attempt}.part"));
            match create(&path) {
                Err(source) if source.kind() == io::ErrorKind::AlreadyExists => {}
                answer => {
                    return answer
                        .and_then(|file| Part::new(path.clone(), file))
                        .map_err(|source| Error::io("create", path, source));
                }
            }
        }
        Err(Error::Internal("every name for a part file is taken".to_owned()))
    }
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Part {
    fn new(path: PathBuf, file: File) -> io::Result<Self> {
        Ok(Self { path, file, hash: Sha256::new(), bytes: 0, is_published: false })
    }

    /// Returns where the unfinished file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns how many bytes were written so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Returns the hash of the bytes written so far.
    #[must_use]
    pub fn sha256(&self) -> ContentHash {
        ContentHash(self.hash.clone().finalize().into())
    }

    /// Reads back what was written so far.
    ///
    /// # Errors
    /// [`Error::Io`] naming the file.
    pub fn contents(&mut self) -> Result<Vec<u8>> {
        let mut read = || {
            let mut contents = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or_default());
            self.file.seek(SeekFrom::Start(0))?;
            self.file.read_to_end(&mut contents)?;
            self.file.seek(SeekFrom::End(0))?;
            Ok(contents)
        };
        read().map_err(|source| Error::io("read", &self.path, source))
    }

    /// Makes the bytes written so far durable, for bytes that can't be had twice. After an error the part must be
    /// dropped: the system forgets what it could not write, and a second fsync would lie.
    ///
    /// # Errors
    /// [`Error::Io`] or [`Error::DiskFull`] naming the file.
    pub fn sync(&self) -> Result<()> {
        self.file.sync_all().map_err(|source| Error::io("write", &self.path, source))
    }

    /// Makes the bytes durable and read-only.
    pub(super) fn seal(&self) -> Result<()> {
        // The mode first: then the one fsync covers it too.
        forbid_writing(&self.file).map_err(|source| Error::io("protect", &self.path, source))?;
        if faults::is_off("file-sync") { Ok(()) } else { self.sync() }
    }

    /// Gives the sealed file its name; [`io::ErrorKind::AlreadyExists`] when that is taken, and the part goes.
    pub(super) fn publish(mut self, to: &Path) -> io::Result<()> {
        rename_without_replacing(&self.path, to)?;
        self.is_published = true;
        Ok(())
    }

    /// Gives the sealed file its name, over whatever has it.
    pub(super) fn publish_over(mut self, to: &Path) -> io::Result<()> {
        fs::rename(&self.path, to)?;
        self.is_published = true;
        Ok(())
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_published {
            // What can't be removed now is swept at the next start.
            let _ = fs::remove_file(&self.path);
        }
    }
}
