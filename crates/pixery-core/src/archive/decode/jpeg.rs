//! JPEG: whole, or shrunk while it is decoded when it is large and much smaller is wanted.

use jpeg_decoder::PixelFormat;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{MOST_MEMORY, expect_size};
use crate::archive::fault::{Decoded, Fault};
use crate::archive::pixels::{Channels, Pixels};
use crate::archive::resize::Shrunk;
use crate::domain::Size;

/// From this side on (px) the shrinking decoder wins; below, the one with vector instructions.
const SHRUNK_FROM: u32 = 2048;
/// How much larger than the target a shrunk decode must be at least, so that the better filter has work left.
const SPARE: u32 = 2;

impl From<DecodeErrors> for Fault {
    fn from(error: DecodeErrors) -> Self {
        Self::damaged(error)
    }
}

/// Decodes all pixels, and refuses a file that ends before its end marker: the decoder would fill in grey.
pub(super) fn check(bytes: &[u8], stored: Size) -> Decoded<()> {
    if !has_end(bytes) {
        return Err(Fault::damaged("it is cut short"));
    }
    decode_whole(bytes, stored).map(drop)
}

/// Returns the picture, at least [`SPARE`] times as large as `target` when it had to be shrunk.
pub(super) fn decode(bytes: &[u8], stored: Size, target: Size) -> Decoded<Shrunk> {
    let is_large = stored.width.max(stored.height) >= SHRUNK_FROM;
    let is_much_smaller =
        stored.width >= target.width * SPARE * 2 && stored.height >= target.height * SPARE * 2;
    if is_large
        && is_much_smaller
        && let Some(shrunk) = decode_shrunk(bytes, stored, target)
    {
        return Ok(shrunk);
    }
    Ok(Shrunk::whole(decode_whole(bytes, stored)?))
}

fn decode_whole(bytes: &[u8], stored: Size) -> Decoded<Pixels> {
    let options = DecoderOptions::default()
        .set_max_width(stored.width as usize)
        .set_max_height(stored.height as usize)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers()?;
    let info = decoder.info().ok_or_else(|| Fault::damaged("it has no frame"))?;
    expect_size(stored, info.width.into(), info.height.into())?;
    let pixels = decoder.decode()?;
    if pixels.len() != stored.width as usize * stored.height as usize * 3 {
        return Err(Fault::damaged("its colours are of a kind that is not known"));
    }
    Ok(Pixels { size: stored, channels: Channels::Rgb, bytes: pixels })
}

/// Returns nothing when this decoder does not take the file; the other may.
fn decode_shrunk(bytes: &[u8], stored: Size, target: Size) -> Option<Shrunk> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(MOST_MEMORY);
    let wanted = |side: u32| u16::try_from(side * SPARE).unwrap_or(u16::MAX);
    let (width, height) = decoder.scale(wanted(target.width), wanted(target.height)).ok()?;
    let format = decoder.info()?.pixel_format;
    let factor =
        [1, 2, 4, 8].into_iter().find(|&factor| stored.width.div_ceil(factor) == u32::from(width))?;
    if stored.height.div_ceil(factor) != u32::from(height) {
        return None;
    }
    let decoded = decoder.decode().ok()?;
    let bytes = match format {
        PixelFormat::RGB24 => decoded,
        PixelFormat::L8 => decoded.iter().flat_map(|&grey| [grey; 3]).collect(),
        PixelFormat::L16 | PixelFormat::CMYK32 => return None,
    };
    let size = Size { width: width.into(), height: height.into() };
    Some(Shrunk::by(factor, stored, Pixels { size, channels: Channels::Rgb, bytes }))
}

/// Returns whether an end marker follows the start of the pixels. A preview in the EXIF block has one of its
/// own, so the segments before the pixels are stepped over.
fn has_end(bytes: &[u8]) -> bool {
    let mut rest = &bytes[2..];
    while let Some(start) = rest.iter().position(|&byte| byte == 0xff) {
        rest = &rest[start + 1..];
        match rest {
            [0xda, ..] => return rest.windows(2).any(|pair| pair == [0xff, 0xd9]),
            [0x00 | 0x01 | 0xd0..=0xd8 | 0xff, ..] => {}
            [_, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = rest.get(1 + length..).unwrap_or_default();
            }
            _ => return false,
        }
    }
    false
}
