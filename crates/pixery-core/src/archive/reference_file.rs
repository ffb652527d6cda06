//! References: input images and masks, kept once each under the hash of their bytes.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::gate::MOST_BYTES;
use super::image_file::hash_file;
use super::publish::make_folder;
use super::sniff::{SNIFFED, sniff};
use super::{Archive, Inspected, verify};
use crate::domain::{ContentHash, ImageFormat};
use crate::error::{Error, ImageRefusal, Result};

/// A reference that the library keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReference {
    /// Its place, relative to the library: `references/<sha256>.<ext>`.
    pub path: String,
    /// The hash of its bytes.
    pub sha256: ContentHash,
    /// Its format.
    pub format: ImageFormat,
    /// Width in px as it is shown.
    pub width: u32,
    /// Height in px as it is shown.
    pub height: u32,
    /// Its length in bytes.
    pub bytes: u64,
}

impl Archive {
    /// Keeps an image as a reference, durably; the same bytes are kept once, whoever else keeps them at the same
    /// time. `source_name` is for the message.
    ///
    /// # Errors
    /// As [`verify`] when the image is refused; [`Error::Io`], [`Error::DiskFull`] or [`Error::ReadOnly`] when the disk refuses.
    pub fn keep_reference(&self, bytes: &[u8], source_name: &str) -> Result<StoredReference> {
        let Inspected { format, width, height } = verify(bytes, source_name)?;
        let sha256 = ContentHash(Sha256::digest(bytes).into());
        let length = bytes.len() as u64;
        let path = format!("references/{sha256}.{}", format.extension());
        let absolute = self.layout().picture(&path)?;
        let folder = self.layout().references();
        let is_whole = || hash_file(&absolute).is_ok_and(|found| found == (length, sha256));
        if !is_whole() {
            make_folder(&folder)?;
            let mut part = self.unshared_part(&format!("reference-{sha256}"))?;
            part.write_all(bytes).map_err(|source| Error::io("write", part.path(), source))?;
            part.seal()?;
            // Over a damaged file too: the name promises these bytes, and the old ones are not them.
            part.publish_over(&absolute).map_err(|source| Error::io("write", &absolute, source))?;
        }
        self.sync_new_entries(&folder)?;
        Ok(StoredReference { path, sha256, format, width, height, bytes: length })
    }

    /// Returns where an original or a reference lies, what it is by its content, and its length in bytes.
    ///
    /// # Errors
    /// [`Error::Invalid`] for any other path; [`Error::Io`] naming the file (its code is `not_found` when it is missing);
    /// [`Error::ImageRefused`] when it is none of the formats that the library keeps.
    pub fn original(&self, relative: &str) -> Result<(PathBuf, ImageFormat, u64)> {
        let path = self.layout().picture(relative)?;
        let read = || -> io::Result<(Vec<u8>, u64)> {
            let file = File::open(&path)?;
            let length = file.metadata()?.len();
            let mut head = Vec::with_capacity(SNIFFED);
            file.take(SNIFFED as u64).read_to_end(&mut head)?;
            Ok((head, length))
        };
        let (head, length) = read().map_err(|source| Error::io("read", &path, source))?;
        let format = sniff(&head)
            .map_err(|refusal| Error::ImageRefused { source_name: relative.to_owned(), refusal })?;
        Ok((path, format, length))
    }

    /// Reads an original or a reference, up to the gate's 64 MiB.
    ///
    /// # Errors
    /// [`Error::Invalid`] for any other path, the database's among them; [`Error::Io`] naming the file (its code is `not_found` when it is
    /// missing); [`Error::ImageRefused`] when it is larger.
    pub fn read(&self, relative: &str) -> Result<Vec<u8>> {
        let path = self.layout().picture(relative)?;
        let read = || -> io::Result<Vec<u8>> {
            let file = File::open(&path)?;
            let length = file.metadata()?.len();
            let mut bytes = Vec::with_capacity(usize::try_from(length.min(MOST_BYTES)).unwrap_or_default());
            file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|source| Error::io("read", &path, source))?;
        if bytes.len() as u64 > MOST_BYTES {
            let refusal = ImageRefusal::TooManyBytes { bytes: bytes.len() as u64 };
            return Err(Error::ImageRefused { source_name: relative.to_owned(), refusal });
        }
        Ok(bytes)
    }
}
