//! Making references small enough for a request, and only then: what fits goes out as it is.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageReader, Limits};

use crate::domain::Invalid;
use crate::error::{Error, Result};

/// The quality of a reference that had to be encoded again: nobody sees the difference, and it is a tenth of a PNG.
const QUALITY: u8 = 92;
/// No side of a reference that had to be made smaller is longer, in px; models look at no more.
const LONGEST_SIDES: [u32; 4] = [4096, 3072, 2048, 1024];

/// Returns the files, the largest of them encoded again and made smaller until all together take at most `most` bytes.
///
/// # Errors
/// `invalid` when a file can't be decoded, or they can't be made to fit; nothing was sent then.
pub(super) fn within(mut files: Vec<Vec<u8>>, most: usize) -> Result<Vec<Vec<u8>>> {
    let mut tries = vec![0_usize; files.len()];
    loop {
        let all: usize = files.iter().map(Vec::len).sum();
        if all <= most {
            return Ok(files);
        }
        let largest = (0..files.len())
            .filter(|index| tries[*index] < LONGEST_SIDES.len())
            .max_by_key(|index| files[*index].len());
        let Some(index) = largest else {
            return Err(Invalid::new(
                "references",
                all,
                "bytes are more than a request takes; nothing was sent",
            )
            .hint("give fewer or smaller references")
            .into());
        };
        let smaller = encode(&files[index], LONGEST_SIDES[tries[index]])?;
        tries[index] += 1;
        if smaller.len() < files[index].len() {
            files[index] = smaller;
        }
    }
}

/// Encodes an image as JPEG with no side longer than that; transparency becomes white.
fn encode(file: &[u8], longest: u32) -> Result<Vec<u8>> {
    let image = decode(file)?;
    let image =
        if image.width().max(image.height()) > longest { image.thumbnail(longest, longest) } else { image };
    let mut bytes = Vec::new();
    let encoded = on_white(&image).write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY));
    encoded.map_err(|error| Error::Internal(format!("a reference could not be encoded: {error}")))?;
    Ok(bytes)
}

fn decode(file: &[u8]) -> Result<DynamicImage> {
    let refused = |error: &dyn std::fmt::Display| {
        Invalid::new("reference", "", format!("can't be decoded: {error}"))
            .hint("give a PNG, JPEG or WebP file")
    };
    let mut reader =
        ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|error| refused(&error))?;
    // The image gate has let it in; its own limits hold there.
    reader.limits(Limits::default());
    Ok(reader.decode().map_err(|error| refused(&error))?)
}

fn on_white(image: &DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.to_rgb8());
    }
    let mut ground = image::RgbaImage::from_pixel(image.width(), image.height(), image::Rgba([255; 4]));
    image::imageops::overlay(&mut ground, &image.to_rgba8(), 0, 0);
    DynamicImage::ImageRgba8(ground).to_rgb8().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(side: u32) -> Vec<u8> {
        let mut state = 1_u32;
        let image = image::RgbImage::from_fn(side, side, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [a, b, c, _] = state.to_be_bytes();
            image::Rgb([a, b, c])
        });
        let mut file = Cursor::new(Vec::new());
        image.write_to(&mut file, image::ImageFormat::Png).unwrap();
        file.into_inner()
    }

    #[test]
    fn what_fits_is_left_as_it_is() {
        let files = vec![noise(20), b"not even an image".to_vec()];
        assert_eq!(within(files.clone(), 1 << 20).unwrap(), files);
    }

    #[test]
    fn the_largest_is_made_smaller_until_all_fit() {
        let files = vec![noise(20), noise(300)];
        let small = files[0].clone();
        let most = files[1].len();
        let fitted = within(files, most).unwrap();
        assert_eq!(fitted[0], small);
        assert!(fitted[1].starts_with(&[0xff, 0xd8]) && fitted.iter().map(Vec::len).sum::<usize>() <= most);
    }

    #[test]
    fn what_cannot_fit_is_refused() {
        assert!(within(vec![noise(64)], 100).unwrap_err().to_string().contains("nothing was sent"));
    }
}
