//! Contact sheets on the disk: kept in the cache like every other derived image.

use sha2::{Digest, Sha256};

use super::cache::CacheEntry;
use super::variant::Derived;
use super::{Archive, SheetItem, SheetOptions, contact_sheet};
use crate::domain::{ContentHash, ImageFormat};
use crate::error::Result;

impl Archive {
    /// Returns a contact sheet as a file; the same items and options are drawn once.
    ///
    /// # Errors
    /// As [`contact_sheet`]; [`Error::Io`](crate::Error::Io) when neither the cache nor the spare one can be written.
    pub fn sheet(&self, items: &[SheetItem], options: SheetOptions) -> Result<Derived> {
        let entry =
            CacheEntry::new("sheets", &fingerprint(items, options), options.max_width, options.max_height);
        if let Some(derived) = self.cached(&entry) {
            return Ok(derived);
        }
        let (bytes, size) = contact_sheet(items, options)?;
        let path = self.keep_in_cache(&entry, ImageFormat::Jpeg, &bytes)?;
        Ok(Derived {
            path,
            format: ImageFormat::Jpeg,
            width: size.width,
            height: size.height,
            bytes: bytes.len() as u64,
        })
    }
}

/// Originals never change, so labels, places and options tell one sheet from another.
fn fingerprint(items: &[SheetItem], options: SheetOptions) -> ContentHash {
    let mut hash = Sha256::new();
    for item in items {
        hash.update(item.label.as_bytes());
        hash.update([0]);
        hash.update(item.path.as_ref().map(|path| path.to_string_lossy()).unwrap_or_default().as_bytes());
        hash.update([0]);
    }
    hash.update([u8::from(options.dark)]);
    hash.update(options.columns.unwrap_or(0).to_le_bytes());
    ContentHash(hash.finalize().into())
}
