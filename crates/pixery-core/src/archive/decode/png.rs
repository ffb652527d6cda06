//! PNG: whole, or row by row through a box filter when much smaller is wanted. Of an animation the first image.
//!
//! Text and colour profiles are skipped unread: they may inflate to any size.

use std::io::{BufRead, Seek};

use png::{ColorType, Decoder, DecodingError, Limits, Reader, Transformations};

use super::box_filter::BoxFilter;
use super::expect_size;
use crate::archive::fault::{Decoded, Fault};
use crate::archive::pixels::{Channels, Pixels};
use crate::archive::resize::Shrunk;
use crate::domain::Size;

/// The most bytes for rows and small chunks.
const LIMITS: Limits = Limits { bytes: 64 << 20 };
/// From this ratio on rows are shrunk as they come; half of it is left to the better filter.
const STREAMED_FROM: u32 = 4;

impl From<DecodingError> for Fault {
    fn from(error: DecodingError) -> Self {
        match error {
            DecodingError::IoError(error) => error.into(),
            error => Self::damaged(error),
        }
    }
}

/// Decodes all rows and the chunks behind them.
pub(super) fn check(reader: impl BufRead + Seek, stored: Size) -> Decoded<()> {
    let mut reader = open(reader, stored)?;
    while reader.next_interlaced_row()?.is_some() {}
    Ok(reader.finish()?)
}

/// Returns the picture, at least twice as large as `target` when it had to be shrunk.
pub(super) fn decode(reader: impl BufRead + Seek, stored: Size, target: Size) -> Decoded<Shrunk> {
    let mut reader = open(reader, stored)?;
    let shrink = (stored.width / target.width).min(stored.height / target.height);
    if shrink < STREAMED_FROM || reader.info().interlaced {
        return Ok(Shrunk::whole(decode_whole(&mut reader, stored)?));
    }
    let color = reader.output_color_type().0;
    let mut filter = BoxFilter::new(stored, shrink / 2, channels_of(color));
    let mut widened = Vec::new();
    while let Some(row) = reader.next_row()? {
        filter.push_row(widen(row.data(), color, &mut widened));
    }
    Ok(filter.finish())
}

fn open<R: BufRead + Seek>(reader: R, stored: Size) -> Decoded<Reader<R>> {
    let mut decoder = Decoder::new_with_limits(reader, LIMITS);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let reader = decoder.read_info()?;
    expect_size(stored, reader.info().width as usize, reader.info().height as usize)?;
    Ok(reader)
}

fn decode_whole(reader: &mut Reader<impl BufRead + Seek>, stored: Size) -> Decoded<Pixels> {
    let length =
        reader.output_buffer_size().ok_or_else(|| Fault::damaged("it has more pixels than memory"))?;
    let mut bytes = vec![0; length];
    let frame = reader.next_frame(&mut bytes)?;
    expect_size(stored, frame.width as usize, frame.height as usize)?;
    let channels = channels_of(frame.color_type);
    if matches!(frame.color_type, ColorType::Grayscale | ColorType::GrayscaleAlpha) {
        let mut widened =
            Vec::with_capacity(stored.width as usize * stored.height as usize * channels.count());
        widen(&bytes, frame.color_type, &mut widened);
        bytes = widened;
    }
    Ok(Pixels { size: stored, channels, bytes })
}

fn channels_of(color: ColorType) -> Channels {
    match color {
        ColorType::GrayscaleAlpha | ColorType::Rgba => Channels::Rgba,
        ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed => Channels::Rgb,
    }
}

/// Returns the samples with grey spread over red, green and blue, in `widened` if anything had to be done.
fn widen<'row>(samples: &'row [u8], color: ColorType, widened: &'row mut Vec<u8>) -> &'row [u8] {
    match color {
        // The decoder expands palettes.
        ColorType::Rgb | ColorType::Rgba | ColorType::Indexed => return samples,
        ColorType::Grayscale => {
            widened.clear();
            widened.extend(samples.iter().flat_map(|&grey| [grey; 3]));
        }
        ColorType::GrayscaleAlpha => {
            widened.clear();
            widened.extend(samples.chunks_exact(2).flat_map(|pair| [pair[0], pair[0], pair[0], pair[1]]));
        }
    }
    widened
}
