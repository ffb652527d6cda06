//! Decoded pixels: eight bits a channel, with or without transparency.

use image::metadata::Orientation;

use super::header::is_lying;
use crate::domain::Size;

/// How many bytes a pixel has, and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, opacity; not premultiplied.
    Rgba,
}

impl Channels {
    /// Returns the bytes of one pixel.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// A picture in memory: rows from the top, no padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) size: Size,
    pub(super) channels: Channels,
    /// `width × height × channels` bytes.
    pub(super) bytes: Vec<u8>,
}

impl Pixels {
    /// Returns a picture of one opaque colour.
    pub(super) fn filled(size: Size, color: [u8; 3]) -> Self {
        Self {
            size,
            channels: Channels::Rgb,
            bytes: color.repeat(size.width as usize * size.height as usize),
        }
    }

    /// Returns whether any pixel lets something shine through.
    pub(super) fn has_transparency(&self) -> bool {
        self.channels == Channels::Rgba && self.bytes.chunks_exact(4).any(|pixel| pixel[3] != u8::MAX)
    }

    /// Returns the picture without its opacity channel; what shines through is `backdrop`.
    pub(super) fn flattened(self, backdrop: [u8; 3]) -> Self {
        if self.channels == Channels::Rgb {
            return self;
        }
        let mut bytes = Vec::with_capacity(self.bytes.len() / 4 * 3);
        for pixel in self.bytes.chunks_exact(4) {
            let opacity = u32::from(pixel[3]);
            for (&above, below) in pixel[..3].iter().zip(backdrop) {
                let mixed = u32::from(above) * opacity + u32::from(below) * (255 - opacity);
                bytes.push(((mixed + 127) / 255) as u8);
            }
        }
        Self { size: self.size, channels: Channels::Rgb, bytes }
    }

    /// Returns the picture turned as its orientation asks.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        use Orientation::{
            FlipHorizontal, FlipVertical, NoTransforms, Rotate90, Rotate90FlipH, Rotate180, Rotate270,
            Rotate270FlipH,
        };
        let Size { width, height } = self.size;
        let (right, bottom) = (width - 1, height - 1);
        // Where the pixel that is shown at x, y comes from.
        let origin: fn(u32, u32, u32, u32) -> (u32, u32) = match orientation {
            NoTransforms => return self,
            FlipHorizontal => |x, y, right, _| (right - x, y),
            Rotate180 => |x, y, right, bottom| (right - x, bottom - y),
            FlipVertical => |x, y, _, bottom| (x, bottom - y),
            Rotate90FlipH => |x, y, _, _| (y, x),
            Rotate90 => |x, y, _, bottom| (y, bottom - x),
            Rotate270FlipH => |x, y, right, bottom| (right - y, bottom - x),
            Rotate270 => |x, y, right, _| (right - y, x),
        };
        let size = if is_lying(orientation) { Size { width: height, height: width } } else { self.size };
        let count = self.channels.count();
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for y in 0..size.height {
            for x in 0..size.width {
                let (from_x, from_y) = origin(x, y, right, bottom);
                let start = (from_y as usize * width as usize + from_x as usize) * count;
                bytes.extend_from_slice(&self.bytes[start..start + count]);
            }
        }
        Self { size, channels: self.channels, bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_agrees_with_the_image_crate() {
        let bytes: Vec<u8> = (0..5 * 3 * 3).collect();
        let size = Size { width: 5, height: 3 };
        for orientation in (1..=8).filter_map(Orientation::from_exif) {
            let buffer = image::RgbImage::from_raw(5, 3, bytes.clone()).unwrap();
            let mut expected = image::DynamicImage::ImageRgb8(buffer);
            expected.apply_orientation(orientation);
            let turned = Pixels { size, channels: Channels::Rgb, bytes: bytes.clone() }.turned(orientation);
            assert_eq!(turned.bytes, expected.as_bytes(), "{orientation:?}");
            assert_eq!((turned.size.width, turned.size.height), (expected.width(), expected.height()));
        }
    }

    #[test]
    fn flattening_mixes_with_the_backdrop() {
        let size = Size { width: 3, height: 1 };
        let bytes = vec![10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128];
        let pixels = Pixels { size, channels: Channels::Rgba, bytes };
        assert!(pixels.has_transparency());
        assert_eq!(pixels.flattened([255; 3]).bytes, [10, 20, 30, 255, 255, 255, 127, 127, 127]);
    }
}
