//! Answers: what a vendor sent, as it came, kept in `incoming/` until its images are in the library. An answer was paid for: it is
//! durable before anybody tries to understand it, and whoever takes the job over reads the same file.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::publish::sync_folder;
use super::{Archive, Part};
use crate::error::{Error, Result};
use crate::faults;

/// Returns the name of the answer to one attempt at a job.
#[must_use]
pub fn answer_name(client_key: &str, attempt: u32) -> String {
    format!("{client_key}-{attempt}")
}

impl Archive {
    /// Makes a finished part the answer of that name (of a job and attempt: ASCII letters, digits, `-`), durably. An answer of the
    /// same name is replaced: both came for the same request.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] when the disk refuses.
    pub fn keep_answer(&self, part: Part, name: &str) -> Result<()> {
        let path = self.answer_path(name);
        if !faults::is_off("file-sync") {
            part.sync()?;
        }
        faults::point("w2-answer-synced");
        part.publish_over(&path).map_err(|source| Error::io("write", &path, source))?;
        if faults::is_off("folder-sync") {
            return Ok(());
        }
        sync_folder(&self.layout().incoming())
    }

    /// Returns whether there is an answer of that name. Only a whole one ever has its name.
    #[must_use]
    pub fn has_answer(&self, name: &str) -> bool {
        self.answer_path(name).is_file()
    }

    /// Reads an answer.
    ///
    /// # Errors
    /// [`Error::Io`] naming the file.
    pub fn answer(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.answer_path(name);
        fs::read(&path).map_err(|source| Error::io("read", path, source))
    }

    /// Removes an answer whose images are in the library. One that can't be removed now is swept later.
    pub fn drop_answer(&self, name: &str) {
        drop(fs::remove_file(self.answer_path(name)));
    }

    /// Moves an answer that can't be understood to `quarantine/`, durably, and returns where it lies.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] when the disk refuses; the answer then stays where it is.
    pub fn quarantine_answer(&self, name: &str, reason: &str) -> Result<PathBuf> {
        let answer = self.answer(name)?;
        let mut part = self.part(&format!("{name}-answer"))?;
        io::Write::write_all(&mut part, &answer).map_err(|source| Error::io("write", part.path(), source))?;
        let path = self.quarantine(part, reason)?;
        self.drop_answer(name);
        Ok(path)
    }

    /// Moves what a dead process had received of an answer to `quarantine/`, durably: it may have been paid for. Nothing when there
    /// is nothing.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] when the disk refuses.
    pub fn quarantine_leftover(&self, part_name: &str) -> Result<Option<PathBuf>> {
        let path = self.layout().incoming().join(format!("{part_name}.part"));
        let leftover = match fs::read(&path) {
            Ok(bytes) if !bytes.is_empty() => bytes,
            Ok(_) => return Ok(None),
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(Error::io("read", path, source)),
        };
        let mut part = self.part(&format!("leftover-{part_name}"))?;
        io::Write::write_all(&mut part, &leftover)
            .map_err(|source| Error::io("write", part.path(), source))?;
        let kept = self.quarantine(part, "broke off")?;
        drop(fs::remove_file(&path));
        Ok(Some(kept))
    }

    /// Returns the names of all answers.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder can't be read.
    pub fn answers(&self) -> Result<Vec<String>> {
        self.names_in_incoming("answer")
    }

    /// Returns the names of all part files.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder can't be read.
    pub fn parts(&self) -> Result<Vec<String>> {
        self.names_in_incoming("part")
    }

    /// Removes a part file that nobody writes any more.
    pub fn drop_part(&self, name: &str) {
        drop(fs::remove_file(self.layout().incoming().join(format!("{name}.part"))));
    }

    fn names_in_incoming(&self, ending: &str) -> Result<Vec<String>> {
        let folder = self.layout().incoming();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(Error::io("read", folder, source)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let path = entry.map_err(|source| Error::io("read", &folder, source))?.path();
            if path.extension().is_some_and(|extension| extension == ending)
                && let Some(name) = path.file_stem().and_then(|stem| stem.to_str())
            {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    fn answer_path(&self, name: &str) -> PathBuf {
        self.layout().incoming().join(format!("{name}.answer"))
    }
}
