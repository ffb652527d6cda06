//! The image gate: what may enter the library, and what may be decoded at all.

use std::io::{Cursor, Read, Seek};

use super::fault::Decoded;
use super::header::Header;
use crate::domain::{ImageFormat, Size};
use crate::error::{ImageRefusal, Result};

/// The longest side in px.
const LONGEST_SIDE: u32 = 16_384;
/// The most pixels.
const MOST_PIXELS: u64 = 100_000_000;
/// The most bytes of a file.
pub(super) const MOST_BYTES: u64 = 64 << 20;

/// What the gate learned of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspected {
    /// The format, told by content.
    pub format: ImageFormat,
    /// Width in px as the image is shown (EXIF orientation applied).
    pub width: u32,
    /// Height in px as the image is shown.
    pub height: u32,
}

/// Looks at the headers of an image and refuses what the library does not keep. Nothing is decoded or
/// inflated; memory use does not depend on the image. `source_name` is for the message.
///
/// # Errors
/// [`Error::ImageRefused`](crate::Error::ImageRefused): empty, of another format (named when it is known), a side above 16,384 px, more
/// than 100 megapixels, more than 64 MiB, or headers that make no sense.
pub fn inspect(bytes: &[u8], source_name: &str) -> Result<Inspected> {
    let header = admit_bytes(bytes).map_err(|fault| fault.of(source_name))?;
    Ok(inspected(&header))
}

/// Returns what the header says of the image as it is shown.
pub(super) fn inspected(header: &Header) -> Inspected {
    let Size { width, height } = header.shown();
    Inspected { format: header.format, width, height }
}

/// Returns the header of bytes that may be decoded.
pub(super) fn admit_bytes(bytes: &[u8]) -> Decoded<Header> {
    admit(&mut Cursor::new(bytes), bytes.len() as u64)
}

/// Returns the header of a file of `length` bytes that may be decoded.
pub(super) fn admit(reader: &mut (impl Read + Seek), length: u64) -> Decoded<Header> {
    if length > MOST_BYTES {
        return Err(ImageRefusal::TooManyBytes { bytes: length }.into());
    }
    let header = Header::read(reader)?;
    let Size { width, height } = header.stored;
    if width > LONGEST_SIDE || height > LONGEST_SIDE || header.stored.pixels() > MOST_PIXELS {
        return Err(ImageRefusal::TooLarge { width, height }.into());
    }
    Ok(header)
}
