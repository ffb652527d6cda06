//! A vendor's answer on its way to the disk. It was paid for and may not come twice, so a disk that takes no more does not end it:
//! the rest stays in memory, and [`Spool::keep`] goes on until all of it is durable.

use std::io::Write as _;

use super::attempt::answer_name;
use super::patience::{self, until_stored};
use crate::archive::{Archive, Part};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::providers::AnswerSink;
use crate::store::Claim;

/// An answer up to this length is kept in memory too until it is durable, so that it survives a file that failed, in bytes.
const LARGEST_COPY: usize = 96 << 20;

/// An answer that is coming in.
#[derive(Debug)]
pub(super) struct Spool {
    archive: Archive,
    name: String,
    part: Option<Part>,
    /// Everything so far; of a longer answer only what is not in the file yet.
    copy: Vec<u8>,
    written: usize,
    is_whole: bool,
    bytes: u64,
}

impl Spool {
    /// Returns an empty one that writes to the part file of that name.
    pub(super) fn new(archive: &Archive, name: String) -> Self {
        Self {
            archive: archive.clone(),
            name,
            part: None,
            copy: Vec::new(),
            written: 0,
            is_whole: true,
            bytes: 0,
        }
    }

    /// Writes what is not in the file yet.
    fn pour(&mut self) -> Result<()> {
        if self.part.is_none() {
            self.part = Some(self.archive.part(&self.name)?);
        }
        let Some(part) = &mut self.part else { return Ok(()) };
        while self.written < self.copy.len() {
            let written = part
                .write(&self.copy[self.written..])
                .map_err(|error| Error::io("write", part.path(), error))?;
            self.written += written;
        }
        if self.copy.len() > LARGEST_COPY {
            self.copy.clear();
            self.written = 0;
            self.is_whole = false;
        }
        Ok(())
    }

    /// Begins a new file with everything so far: the old one failed.
    fn begin_anew(&mut self) -> Result<()> {
        if !self.is_whole {
            let Some(part) = &mut self.part else { return Ok(()) };
            let mut all = part.contents()?;
            all.extend_from_slice(&self.copy[self.written..]);
            (self.copy, self.is_whole) = (all, true);
        }
        self.part = None;
        self.written = 0;
        Ok(())
    }

    /// Hands the finished file on, all bytes written.
    pub(super) fn into_part(mut self) -> Result<Part> {
        self.pour()?;
        self.part.take().ok_or_else(|| Error::Internal("an answer without a file".to_owned()))
    }

    /// Makes the whole answer durable under its attempt's name, however long the disk takes to take it.
    pub(super) async fn keep(self, library: &Library, claim: &Claim) -> Result<()> {
        let shared = std::sync::Arc::new(std::sync::Mutex::new(self));
        let answer = answer_name(claim);
        until_stored(library, claim, "an answer that was paid for", move |library| {
            let mut spool = shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let kept = spool.pour().and_then(|()| match spool.part.take() {
                Some(part) => library.archive().keep_answer(part, &answer),
                None => Err(Error::Internal("an answer without a file".to_owned())),
            });
            if kept.as_ref().is_err_and(patience::is_the_disks) {
                spool.begin_anew()?;
            }
            kept
        })
        .await
    }

    /// Puts what came in before it broke off into quarantine: it may have been paid for.
    pub(super) async fn quarantine(self, library: &Library, reason: &'static str) {
        if self.bytes == 0 {
            return;
        }
        let kept = library
            .apart(move |library| {
                let part = self.into_part()?;
                library.archive().quarantine(part, reason)
            })
            .await;
        match kept {
            Ok(path) => tracing::warn!(path = %path.display(), reason, "a broken answer went to quarantine"),
            Err(error) => tracing::warn!(%error, reason, "a broken answer could not be kept"),
        }
    }
}

impl AnswerSink for Spool {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.copy.extend_from_slice(bytes);
        self.bytes += bytes.len() as u64;
        if let Err(error) = self.pour() {
            tracing::warn!(%error, "an answer stays in memory for now");
        }
        Ok(())
    }

    fn restart(&mut self) -> Result<()> {
        *self = Self::new(&self.archive, std::mem::take(&mut self.name));
        Ok(())
    }
}
