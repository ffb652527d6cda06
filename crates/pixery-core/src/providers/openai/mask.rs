//! Masks: ours are white where it is repainted, OpenAI's are transparent there.

use image::GrayImage;
use image::imageops::{FilterType, resize};

use crate::domain::Invalid;
use crate::error::{Error, Result};
use crate::providers::input::{reader, without_inflatable_chunks};

/// From this brightness on a pixel is repainted. OpenAI knows only "fully transparent" and "not": a mask that was saved as JPEG is
/// never quite white.
const WHITE: u8 = 128;

/// Returns the mask as OpenAI takes it: a PNG of the size of the `first` image, transparent where `mask` is white.
///
/// Source: facts of 2026-11-23, §1.2 ("same dimensions as the first image; fully transparent pixels = area to edit").
///
/// # Errors
/// `invalid` when a file can't be decoded.
pub(super) fn transparent_where_white(mask: &[u8], first: &[u8]) -> Result<Vec<u8>> {
    let (first, mask) = (without_inflatable_chunks(first), without_inflatable_chunks(mask));
    let (width, height) = reader(&first)
        .and_then(|reader| reader.into_dimensions())
        .map_err(|error| refused("reference", &error.to_string()))?;
    let mask: GrayImage = reader(&mask)
        .and_then(|reader| reader.decode())
        .map_err(|error| refused("mask", &error.to_string()))?
        .to_luma8();
    let mask = if mask.dimensions() == (width, height) {
        mask
    } else {
        resize(&mask, width, height, FilterType::Nearest)
    };
    encode(&mask).map_err(|error| Error::Internal(format!("the mask could not be encoded: {error}")))
}

fn refused(what: &'static str, why: &str) -> Error {
    Invalid::new(what, "", format!("can't be decoded: {why}; nothing was sent")).into()
}

/// Row by row: the whole as RGBA would be four times the mask.
fn encode(mask: &GrayImage) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, mask.width(), mask.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    for row in mask.rows() {
        let row: Vec<u8> =
            row.flat_map(|pixel| [0, 0, 0, if pixel.0[0] >= WHITE { 0 } else { u8::MAX }]).collect();
        std::io::Write::write_all(&mut rows, &row)?;
    }
    rows.finish()?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Luma, Rgb, RgbImage};

    fn png(image: &image::DynamicImage) -> Vec<u8> {
        let mut file = std::io::Cursor::new(Vec::new());
        image.write_to(&mut file, image::ImageFormat::Png).unwrap();
        file.into_inner()
    }

    #[test]
    fn white_becomes_transparent_and_the_size_that_of_the_first_image() {
        let mask = GrayImage::from_fn(4, 2, |x, _| Luma([if x < 2 { 250 } else { 5 }]));
        let first = RgbImage::from_pixel(8, 4, Rgb([1, 2, 3]));
        let converted = transparent_where_white(&png(&mask.into()), &png(&first.into())).unwrap();
        let converted = image::load_from_memory(&converted).unwrap().to_rgba8();
        assert_eq!(converted.dimensions(), (8, 4));
        for (x, _, pixel) in converted.enumerate_pixels() {
            assert_eq!(pixel.0[3], if x < 4 { 0 } else { 255 }, "column {x}");
        }
    }

    #[test]
    fn a_mask_that_cant_be_decoded_is_refused_before_anything_is_sent() {
        let first = png(&RgbImage::new(2, 2).into());
        let error = transparent_where_white(b"\x89PNG\r\n\x1a\nbroken", &first).unwrap_err();
        assert!(error.to_string().contains("nothing was sent"), "{error}");
    }
}
