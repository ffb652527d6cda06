//! WebP, lossy or lossless. Of an animation the first frame.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};

use super::{MOST_MEMORY, expect_size};
use crate::archive::fault::{Decoded, Fault};
use crate::archive::pixels::{Channels, Pixels};
use crate::domain::Size;

impl From<DecodingError> for Fault {
    fn from(error: DecodingError) -> Self {
        match error {
            DecodingError::IoError(error) => error.into(),
            error => Self::damaged(error),
        }
    }
}

/// Decodes all pixels, and refuses a file that is shorter than its own header says.
pub(super) fn check(bytes: &[u8], stored: Size) -> Decoded<()> {
    let [_, _, _, _, l0, l1, l2, l3, ..] = bytes else { return Err(Fault::damaged("it is cut short")) };
    if (bytes.len() as u64) < 8 + u64::from(u32::from_le_bytes([*l0, *l1, *l2, *l3])) {
        return Err(Fault::damaged("it is cut short"));
    }
    decode(bytes, stored).map(drop)
}

/// Returns the picture.
pub(super) fn decode(bytes: &[u8], stored: Size) -> Decoded<Pixels> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes))?;
    decoder.set_memory_limit(MOST_MEMORY);
    let (width, height) = decoder.dimensions();
    expect_size(stored, width as usize, height as usize)?;
    let length =
        decoder.output_buffer_size().ok_or_else(|| Fault::damaged("it has more pixels than memory"))?;
    let channels = if decoder.has_alpha() { Channels::Rgba } else { Channels::Rgb };
    let mut pixels = vec![0; length];
    decoder.read_image(&mut pixels)?;
    Ok(Pixels { size: stored, channels, bytes: pixels })
}
