//! Thumbnails and previews: made from the original when they are first asked for, then kept in the cache.

use std::path::PathBuf;

use super::cache::CacheEntry;
use super::encode::{JpegQuality, encode};
use super::{Archive, decode};
use crate::domain::{ContentHash, ImageFormat};
use crate::error::Result;

/// The long side of a thumbnail in px.
const THUMBNAIL_SIDE: u32 = 400;
/// The longest side in px that a preview may be asked for; more would be the original.
const LONGEST_PREVIEW: u32 = 16_384;

/// Which smaller copy of an original is wanted. Both are JPEG, or PNG where the image is transparent; both are
/// upright, hold no metadata, and are never larger than the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variant {
    /// Up to 400 px on the long side, small in bytes.
    Thumbnail,
    /// As large as fits into a box.
    Preview {
        /// Width of the box in px, at least 1.
        width: u32,
        /// Height of the box in px, at least 1.
        height: u32,
    },
}

impl Variant {
    fn bounds(self) -> (u32, u32) {
        match self {
            Self::Thumbnail => (THUMBNAIL_SIDE, THUMBNAIL_SIDE),
            Self::Preview { width, height } => {
                (width.clamp(1, LONGEST_PREVIEW), height.clamp(1, LONGEST_PREVIEW))
            }
        }
    }

    fn quality(self) -> JpegQuality {
        match self {
            Self::Thumbnail => JpegQuality::Thumbnail,
            Self::Preview { .. } => JpegQuality::Preview,
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Thumbnail => "thumbnails",
            Self::Preview { .. } => "previews",
        }
    }
}

/// A derived image on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// Its absolute place. Read it soon: the cache may drop it later.
    pub path: PathBuf,
    /// Its format.
    pub format: ImageFormat,
    /// Width in px.
    pub width: u32,
    /// Height in px.
    pub height: u32,
    /// Its length in bytes.
    pub bytes: u64,
}

impl Archive {
    /// Returns a smaller copy of the original (or reference) at `original`, whose bytes hash to `sha256`. Only the
    /// first call decodes; a damaged copy is made anew. When the library's cache can't be written, the copy goes
    /// to the spare cache, if there is one.
    ///
    /// # Errors
    /// [`Error::Io`](crate::Error::Io) naming the original (code `not_found` when it is missing) or the cache; [`Error::ImageRefused`](crate::Error::ImageRefused)
    /// when the original can't be decoded; [`Error::Invalid`](crate::Error::Invalid) for a path that is no original's or reference's.
    pub fn variant(&self, original: &str, sha256: &ContentHash, variant: Variant) -> Result<Derived> {
        let (width, height) = variant.bounds();
        let entry = CacheEntry::new(variant.folder(), sha256, width, height);
        if let Some(derived) = self.cached(&entry) {
            return Ok(derived);
        }
        let path = self.layout().picture(original)?;
        let pixels = decode::fitted_file(&path, width, height).map_err(|fault| fault.of_file(&path))?;
        let size = pixels.size;
        let (format, bytes) = encode(pixels, variant.quality())?;
        let path = self.keep_in_cache(&entry, format, &bytes)?;
        Ok(Derived { path, format, width: size.width, height: size.height, bytes: bytes.len() as u64 })
    }
}
