//! Shrinking and stretching pixels.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::fault::{Decoded, Fault};
use super::pixels::{Channels, Pixels};
use crate::domain::Size;

/// Pixels that a decoder may have shrunk already, by a factor that does not divide the sides evenly.
pub(super) struct Shrunk {
    pub(super) pixels: Pixels,
    /// The width in shrunk px that the picture truly covers; the last column may be covered in part.
    pub(super) covered_width: f64,
    /// The height in shrunk px that the picture truly covers.
    pub(super) covered_height: f64,
}

impl Shrunk {
    /// Returns pixels that were not shrunk.
    pub(super) fn whole(pixels: Pixels) -> Self {
        Self { covered_width: pixels.size.width.into(), covered_height: pixels.size.height.into(), pixels }
    }

    /// Returns pixels that were shrunk by `factor` from `size`.
    pub(super) fn by(factor: u32, size: Size, pixels: Pixels) -> Self {
        let covered = |side: u32| f64::from(side) / f64::from(factor);
        Self { pixels, covered_width: covered(size.width), covered_height: covered(size.height) }
    }

    /// Returns the picture at exactly `target`.
    pub(super) fn resized(self, target: Size) -> Decoded<Pixels> {
        let is_exact = self.covered_width.fract() == 0.0 && self.covered_height.fract() == 0.0;
        if self.pixels.size == target && is_exact {
            return Ok(self.pixels);
        }
        let Pixels { size, channels, bytes } = &self.pixels;
        let kind = match channels {
            Channels::Rgb => PixelType::U8x3,
            Channels::Rgba => PixelType::U8x4,
        };
        let source = ImageRef::new(size.width, size.height, bytes, kind).map_err(Fault::damaged)?;
        let mut resized = Image::new(target.width, target.height, kind);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::SuperSampling(FilterType::Lanczos3, 2))
            .crop(0.0, 0.0, self.covered_width, self.covered_height)
            .use_alpha(self.pixels.has_transparency());
        Resizer::new().resize(&source, &mut resized, &options).map_err(Fault::damaged)?;
        Ok(Pixels { size: target, channels: *channels, bytes: resized.into_vec() })
    }
}
