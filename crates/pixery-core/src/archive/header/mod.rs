//! Format, size and orientation from a file's first bytes. Nothing is inflated, nothing large is allocated.

mod jpeg;
mod png;
mod webp;

use std::io::{Read, Seek, SeekFrom};

use image::metadata::Orientation;

use super::fault::{Decoded, Fault};
use super::sniff::{SNIFFED, sniff};
use crate::domain::{ImageFormat, Size};

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) format: ImageFormat,
    /// The size of the stored pixels, before they are turned.
    pub(super) stored: Size,
    /// How the stored pixels are to be turned for showing.
    pub(super) orientation: Orientation,
}

impl Header {
    /// Reads the header of the file that begins where `reader` begins; the position afterwards is anywhere.
    pub(super) fn read(reader: &mut (impl Read + Seek)) -> Decoded<Self> {
        let mut head = Vec::with_capacity(SNIFFED);
        reader.seek(SeekFrom::Start(0))?;
        reader.by_ref().take(SNIFFED as u64).read_to_end(&mut head)?;
        let format = sniff(&head)?;
        reader.seek(SeekFrom::Start(0))?;
        let (stored, orientation) = match format {
            ImageFormat::Png => png::read(reader)?,
            ImageFormat::Jpeg => jpeg::read(reader)?,
            ImageFormat::Webp => webp::read(reader)?,
        };
        if stored.width == 0 || stored.height == 0 {
            return Err(Fault::damaged("its header gives it no size"));
        }
        Ok(Self { format, stored, orientation })
    }

    /// Returns the size of the picture as it is shown.
    pub(super) fn shown(&self) -> Size {
        if is_lying(self.orientation) {
            Size { width: self.stored.height, height: self.stored.width }
        } else {
            self.stored
        }
    }
}

/// Returns whether the orientation swaps width and height.
pub(super) fn is_lying(orientation: Orientation) -> bool {
    use Orientation::{
        FlipHorizontal, FlipVertical, NoTransforms, Rotate90, Rotate90FlipH, Rotate180, Rotate270,
        Rotate270FlipH,
    };
    match orientation {
        Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => true,
        NoTransforms | Rotate180 | FlipHorizontal | FlipVertical => false,
    }
}

/// Returns what an EXIF block (a TIFF header and its entries) says about the orientation.
fn orientation_of(exif: &[u8]) -> Orientation {
    Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms)
}

/// The longest EXIF block that is looked at, in bytes; JPEG can't hold a longer one.
const LONGEST_EXIF: u32 = 65_536;

fn read_array<const N: usize>(reader: &mut impl Read) -> Decoded<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Reads `length` bytes of EXIF; the caller has checked it against [`LONGEST_EXIF`].
fn read_exif(reader: &mut impl Read, length: u32) -> Decoded<Vec<u8>> {
    let mut exif = vec![0; length as usize];
    reader.read_exact(&mut exif)?;
    Ok(exif)
}
