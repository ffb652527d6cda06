//! Pixels to the bytes of derived images: JPEG, or PNG where something shines through.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::pixels::{Channels, Pixels};
use crate::domain::ImageFormat;
use crate::error::{Error, Result};

/// How a JPEG is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum JpegQuality {
    /// Quality 82, colour at half resolution: for small pictures among many.
    Thumbnail,
    /// Quality 88, colour at half resolution: for one picture that is looked at.
    Preview,
    /// Quality 90, colour at full resolution: crisp lettering.
    Lettering,
}

/// Returns the picture as a file: PNG when a pixel is transparent, else JPEG.
pub(super) fn encode(pixels: Pixels, quality: JpegQuality) -> Result<(ImageFormat, Vec<u8>)> {
    if pixels.has_transparency() {
        Ok((ImageFormat::Png, encode_png(&pixels)?))
    } else {
        Ok((ImageFormat::Jpeg, encode_jpeg(&pixels, quality)?))
    }
}

/// Returns the picture as JPEG; opacity is ignored.
pub(super) fn encode_jpeg(pixels: &Pixels, quality: JpegQuality) -> Result<Vec<u8>> {
    let (quality, sampling) = match quality {
        JpegQuality::Thumbnail => (82, SamplingFactor::F_2_2),
        JpegQuality::Preview => (88, SamplingFactor::F_2_2),
        JpegQuality::Lettering => (90, SamplingFactor::F_1_1),
    };
    let color = match pixels.channels {
        Channels::Rgb => ColorType::Rgb,
        Channels::Rgba => ColorType::Rgba,
    };
    let too_large = |_| Error::Internal(format!("a derived image of {} is too large for JPEG", pixels.size));
    let width = u16::try_from(pixels.size.width).map_err(too_large)?;
    let height = u16::try_from(pixels.size.height).map_err(too_large)?;
    let mut file = Vec::with_capacity(pixels.bytes.len() / 8);
    let mut encoder = Encoder::new(&mut file, quality);
    encoder.set_sampling_factor(sampling);
    encoder.encode(&pixels.bytes, width, height, color).map_err(|error| not_encoded(&error))?;
    Ok(file)
}

/// Returns the picture as PNG, written for speed: half the effort for some more bytes.
fn encode_png(pixels: &Pixels) -> Result<Vec<u8>> {
    let mut file = Vec::with_capacity(pixels.bytes.len() / 2);
    let mut encoder = png::Encoder::new(&mut file, pixels.size.width, pixels.size.height);
    encoder.set_color(match pixels.channels {
        Channels::Rgb => png::ColorType::Rgb,
        Channels::Rgba => png::ColorType::Rgba,
    });
    encoder.set_compression(png::Compression::Fastest);
    let mut writer = encoder.write_header().map_err(|error| not_encoded(&error))?;
    writer.write_image_data(&pixels.bytes).map_err(|error| not_encoded(&error))?;
    writer.finish().map_err(|error| not_encoded(&error))?;
    Ok(file)
}

fn not_encoded(error: &dyn std::error::Error) -> Error {
    Error::Internal(format!("a derived image could not be encoded: {error}"))
}
