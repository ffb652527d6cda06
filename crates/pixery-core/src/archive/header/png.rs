//! PNG: the header chunk, then the chunks before the pixels, of which only `eXIf` is read.
//! Source: PNG specification, third edition, 5.6 and 11.2 (2025).

use std::io::{ErrorKind, Read, Seek, SeekFrom};

use image::metadata::Orientation;

use super::{LONGEST_EXIF, orientation_of, read_array, read_exif};
use crate::archive::fault::{Decoded, Fault};
use crate::domain::Size;

/// The most chunks before the pixels that are walked in search of `eXIf`.
const MOST_CHUNKS: usize = 1024;

pub(super) fn read(reader: &mut (impl Read + Seek)) -> Decoded<(Size, Orientation)> {
    reader.seek(SeekFrom::Start(8))?;
    let [0, 0, 0, 13, b'I', b'H', b'D', b'R'] = read_array::<8>(reader)? else {
        return Err(Fault::damaged("it does not begin with a header chunk"));
    };
    let [w0, w1, w2, w3, h0, h1, h2, h3] = read_array::<8>(reader)?;
    let size =
        Size { width: u32::from_be_bytes([w0, w1, w2, w3]), height: u32::from_be_bytes([h0, h1, h2, h3]) };
    reader.seek(SeekFrom::Current(5 + 4))?;
    Ok((size, read_orientation(reader)?))
}

fn read_orientation(reader: &mut (impl Read + Seek)) -> Decoded<Orientation> {
    for _ in 0..MOST_CHUNKS {
        let mut start = [0; 8];
        match reader.read_exact(&mut start) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => break,
            answer => answer?,
        }
        let [l0, l1, l2, l3, kind @ ..] = start;
        let length = u32::from_be_bytes([l0, l1, l2, l3]);
        match &kind {
            b"IDAT" | b"IEND" => break,
            b"eXIf" if length <= LONGEST_EXIF => return Ok(orientation_of(&read_exif(reader, length)?)),
            _ => reader.seek(SeekFrom::Current(i64::from(length) + 4))?,
        };
    }
    Ok(Orientation::NoTransforms)
}
