//! WebP: the first chunk, and the `EXIF` chunk of extended files.
//! Source: WebP container specification, RFC 9649, 2.5 to 2.7 (2024).

use std::io::{ErrorKind, Read, Seek, SeekFrom};

use image::metadata::Orientation;

use super::{LONGEST_EXIF, orientation_of, read_array, read_exif};
use crate::archive::fault::{Decoded, Fault};
use crate::domain::Size;

/// The flag of an extended header that promises an `EXIF` chunk.
const HAS_EXIF: u8 = 0x08;
/// The most chunks that are walked in search of `EXIF`; an animation has one for each frame.
const MOST_CHUNKS: usize = 4096;

pub(super) fn read(reader: &mut (impl Read + Seek)) -> Decoded<(Size, Orientation)> {
    reader.seek(SeekFrom::Start(12))?;
    let kind = read_array::<4>(reader)?;
    let length = u32::from_le_bytes(read_array::<4>(reader)?);
    match &kind {
        b"VP8 " => {
            let [_, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1] = read_array::<10>(reader)? else {
                return Err(Fault::damaged("its first frame has no start code"));
            };
            // The upper two bits ask for scaling and belong to nobody's size.
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
            Ok((Size { width: side(w0, w1), height: side(h0, h1) }, Orientation::NoTransforms))
        }
        b"VP8L" => {
            let [0x2f, b0, b1, b2, b3] = read_array::<5>(reader)? else {
                return Err(Fault::damaged("its first frame has no signature"));
            };
            let bits = u32::from_le_bytes([b0, b1, b2, b3]);
            let size = Size { width: (bits & 0x3fff) + 1, height: (bits >> 14 & 0x3fff) + 1 };
            Ok((size, Orientation::NoTransforms))
        }
        b"VP8X" => {
            let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = read_array::<10>(reader)?;
            let side = |bytes| u32::from_le_bytes(bytes) + 1;
            let size = Size { width: side([w0, w1, w2, 0]), height: side([h0, h1, h2, 0]) };
            if flags & HAS_EXIF == 0 {
                return Ok((size, Orientation::NoTransforms));
            }
            reader.seek(SeekFrom::Start(20 + padded(length)))?;
            Ok((size, read_orientation(reader)?))
        }
        _ => Err(Fault::damaged("it begins with an unknown chunk")),
    }
}

fn read_orientation(reader: &mut (impl Read + Seek)) -> Decoded<Orientation> {
    for _ in 0..MOST_CHUNKS {
        let mut start = [0; 8];
        match reader.read_exact(&mut start) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => break,
            answer => answer?,
        }
        let [kind @ .., l0, l1, l2, l3] = start;
        let length = u32::from_le_bytes([l0, l1, l2, l3]);
        if &kind == b"EXIF" && length <= LONGEST_EXIF {
            let block = read_exif(reader, length)?;
            // Some writers put JPEG's mark before the block.
            return Ok(orientation_of(block.strip_prefix(b"Exif\0\0").unwrap_or(&block)));
        }
        #[expect(clippy::cast_possible_wrap, reason = "a padded u32 is far below i64's limit")]
        reader.seek(SeekFrom::Current(padded(length) as i64))?;
    }
    Ok(Orientation::NoTransforms)
}

/// Returns a chunk's length with the byte that makes it even.
fn padded(length: u32) -> u64 {
    u64::from(length) + u64::from(length & 1)
}
