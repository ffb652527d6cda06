//! JPEG: the segments up to the frame header.
//! Source: ITU-T T.81, B.1 and B.2.2 (1992); EXIF in APP1: CIPA DC-008, 4.7.2.

use std::io::{Read, Seek, SeekFrom};

use image::metadata::Orientation;

use super::{orientation_of, read_array, read_exif};
use crate::archive::fault::{Decoded, Fault};
use crate::domain::Size;

/// What precedes the TIFF header in an APP1 segment.
const EXIF_MARK: &[u8] = b"Exif\0\0";

pub(super) fn read(reader: &mut (impl Read + Seek)) -> Decoded<(Size, Orientation)> {
    reader.seek(SeekFrom::Start(2))?;
    let mut orientation = Orientation::NoTransforms;
    loop {
        match read_marker(reader)? {
            // Fill, restart and start-of-image markers stand alone.
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            0xd9 | 0xda => return Err(Fault::damaged("its pixels come before its header")),
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let [_, _, _precision, h0, h1, w0, w1] = read_array::<7>(reader)?;
                let height = u16::from_be_bytes([h0, h1]).into();
                return Ok((Size { width: u16::from_be_bytes([w0, w1]).into(), height }, orientation));
            }
            0xe1 => {
                let length = read_length(reader)?;
                let segment = read_exif(reader, length.into())?;
                if let Some(exif) = segment.strip_prefix(EXIF_MARK) {
                    orientation = orientation_of(exif);
                }
            }
            _ => {
                let length = read_length(reader)?;
                reader.seek(SeekFrom::Current(length.into()))?;
            }
        }
    }
}

/// Returns the second byte of the next marker. Stray bytes before it are skipped, as decoders do.
fn read_marker(reader: &mut impl Read) -> Decoded<u8> {
    let [mut byte] = read_array::<1>(reader)?;
    while byte != 0xff {
        [byte] = read_array::<1>(reader)?;
    }
    while byte == 0xff {
        [byte] = read_array::<1>(reader)?;
    }
    Ok(byte)
}

/// Returns how many bytes of the segment follow its length field.
fn read_length(reader: &mut impl Read) -> Decoded<u16> {
    u16::from_be_bytes(read_array::<2>(reader)?)
        .checked_sub(2)
        .ok_or_else(|| Fault::damaged("a segment is shorter than its own length field"))
}
