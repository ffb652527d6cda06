//! The outer shape of a picture: its size in pixels, or the ratio of its sides.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::Invalid;

/// Width and height in pixels, both at least 1. Written `1024x768`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, TS, JsonSchema)]
#[ts(type = "string")]
#[schemars(with = "String", extend("pattern" = r"^[0-9]+x[0-9]+$"))]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Size {
    /// Returns the number of pixels.
    #[must_use]
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Returns the ratio whose shape is nearest; nothing of an empty list.
    #[must_use]
    pub fn nearest(self, ratios: &[Ratio]) -> Option<Ratio> {
        ratios.iter().copied().min_by(|a, b| self.distance(*a).total_cmp(&self.distance(*b)))
    }

    /// Returns how far its shape is from a ratio: 0 is the same; as many times wider as narrower counts as equally far.
    #[must_use]
    pub fn distance(self, ratio: Ratio) -> f64 {
        let shape = |width: u32, height: u32| (f64::from(width) / f64::from(height)).ln();
        (shape(self.width, self.height) - shape(ratio.width, ratio.height)).abs()
    }

    /// Returns whether its long side is more than `most` times the short one.
    #[must_use]
    pub fn is_longer_than(self, most: u32) -> bool {
        let (short, long) = (self.width.min(self.height), self.width.max(self.height));
        u64::from(long) > u64::from(short) * u64::from(most)
    }

    /// Returns it with the long side cut to at most `most` times the short one.
    #[must_use]
    pub fn cut_to(self, most: u32) -> Self {
        let longest = self.width.min(self.height).saturating_mul(most);
        Self { width: self.width.min(longest), height: self.height.min(longest) }
    }

    /// Returns the least size with the same ratio whose sides are at least `side`, never made smaller.
    #[must_use]
    pub fn enlarge_to(self, side: u32) -> Self {
        let short = self.width.min(self.height).max(1);
        if short >= side {
            return self;
        }
        let scale = |long: u32| {
            let scaled = (u64::from(long) * u64::from(side) + u64::from(short) / 2) / u64::from(short);
            u32::try_from(scaled).unwrap_or(u32::MAX)
        };
        Self { width: scale(self.width), height: scale(self.height) }
    }

    /// Returns the largest size with the same ratio that fits into `width` × `height`, never enlarged and
    /// never below 1 × 1.
    #[must_use]
    pub fn fit_within(self, width: u32, height: u32) -> Self {
        if self.width <= width && self.height <= height {
            return self;
        }
        let by_width = u64::from(width) * u64::from(self.height) <= u64::from(height) * u64::from(self.width);
        let (numerator, denominator) = if by_width { (width, self.width) } else { (height, self.height) };
        let scale = |side: u32| {
            let scaled = (u64::from(side) * u64::from(numerator) + u64::from(denominator) / 2)
                / u64::from(denominator);
            u32::try_from(scaled.max(1)).unwrap_or(u32::MAX)
        };
        Self { width: scale(self.width).min(width), height: scale(self.height).min(height) }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

impl FromStr for Size {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused =
            || Invalid::new("size", text, "is not WIDTHxHEIGHT in pixels").hint("write it like 1024x768");
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(refused)?;
        let side = |text: &str| text.trim().parse::<u32>().ok().filter(|&side| side > 0).ok_or_else(refused);
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}

/// The ratio of width to height in lowest terms. Written `16:9`, 7:3 as everybody writes it, `21:9`; `portrait`,
/// `landscape`, `square` and some more names are read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, TS, JsonSchema)]
#[ts(type = "string")]
#[schemars(with = "String", extend("pattern" = r"^[0-9]+:[0-9]+$"))]
pub struct Ratio {
    /// Parts of width.
    pub width: u32,
    /// Parts of height.
    pub height: u32,
}

/// Names that people use for ratios, with what they stand for.
const NAMED_RATIOS: [(&str, u32, u32); 8] = [
    ("square", 1, 1),
    ("portrait", 3, 4),
    ("landscape", 4, 3),
    ("wide", 16, 9),
    ("tall", 9, 16),
    ("photo", 3, 2),
    ("cinema", 21, 9),
    ("panorama", 3, 1),
];

impl Ratio {
    /// Returns the ratio in lowest terms.
    ///
    /// # Errors
    /// [`Invalid`] when a side is 0 or above 100, or the ratio is steeper than 10:1.
    pub fn new(width: u32, height: u32) -> Result<Self, Invalid> {
        let refused = |reason: &str| {
            Invalid::new("ratio", format!("{width}:{height}"), reason)
                .hint("write it like 16:9, or portrait, landscape, square, wide, tall")
        };
        if width == 0 || height == 0 || width > 10_000 || height > 10_000 {
            return Err(refused("has a side outside 1 to 10000"));
        }
        if width > height * 10 || height > width * 10 {
            return Err(refused("is steeper than 10:1"));
        }
        let divisor = greatest_common_divisor(width, height);
        Ok(Self { width: width / divisor, height: height / divisor })
    }

    /// Returns the size of about `pixels` pixels in this ratio whose sides are multiples of `multiple` px: exactly in
    /// the ratio where its terms are small enough for that, else as near as the multiples allow.
    #[must_use]
    pub fn size_of(self, pixels: u64, multiple: u32) -> Size {
        /// Below this many whole units in a side, rounding to them would change the area too much.
        const FEWEST_UNITS: u32 = 32;
        let ratio = f64::from(self.width) / f64::from(self.height);
        #[expect(clippy::cast_precision_loss, reason = "pixel counts are far below 2^52")]
        let height = (pixels as f64 / ratio).sqrt();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive and far below 2^32"
        )]
        let units = (height / f64::from(self.height * multiple)).round() as u32;
        if units >= FEWEST_UNITS {
            return Size { width: self.width * multiple * units, height: self.height * multiple * units };
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive and far below 2^32"
        )]
        let snap = |side: f64| ((side / f64::from(multiple)).round() as u32).max(1) * multiple;
        Size { width: snap(height * ratio), height: snap(height) }
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.width, self.height) {
            // People and vendors know only this spelling.
            (7, 3) => f.write_str("21:9"),
            (3, 7) => f.write_str("9:21"),
            (width, height) => write!(f, "{width}:{height}"),
        }
    }
}

impl FromStr for Ratio {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let name = text.trim().to_ascii_lowercase();
        if let Some(&(_, width, height)) = NAMED_RATIOS.iter().find(|(known, ..)| *known == name) {
            return Self::new(width, height);
        }
        let refused = || {
            Invalid::new("ratio", text, "is not WIDTH:HEIGHT").hint(
                "write it like 16:9, or portrait, landscape, square, wide, tall, photo, cinema, panorama",
            )
        };
        let (width, height) = name.split_once(':').ok_or_else(refused)?;
        Self::new(width.trim().parse().map_err(|_| refused())?, height.trim().parse().map_err(|_| refused())?)
    }
}

macro_rules! serde_as_text {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}
serde_as_text!(Size, Ratio);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_kept_in_lowest_terms() {
        assert_eq!("1920:1080".parse::<Ratio>().unwrap().to_string(), "16:9");
        assert_eq!("portrait".parse::<Ratio>().unwrap().to_string(), "3:4");
        assert_eq!("cinema".parse::<Ratio>().unwrap().to_string(), "21:9");
        assert_eq!("9:21".parse::<Ratio>().unwrap().to_string(), "9:21");
    }

    #[test]
    fn a_ratio_gives_a_size_of_the_asked_area_on_the_grid() {
        let size = Ratio::new(16, 9).unwrap().size_of(1 << 20, 8);
        assert_eq!((size.width % 8, size.height % 8), (0, 0));
        assert!((size.pixels() as f64 / f64::from(1 << 20) - 1.0).abs() < 0.02, "{size}");
    }

    #[test]
    fn impossible_shapes_are_refused() {
        for text in ["0x10", "10x", "x", "-5x5", "1e3x10", "1024", "99999999999x1"] {
            assert!(text.parse::<Size>().is_err(), "{text}");
        }
        for text in ["0:1", "1:11", "a:b", "16/9", ":", "1:"] {
            assert!(text.parse::<Ratio>().is_err(), "{text}");
        }
    }

    #[test]
    fn fitting_keeps_the_ratio_and_never_enlarges() {
        let size = Size { width: 4000, height: 1000 };
        assert_eq!(size.fit_within(400, 400), Size { width: 400, height: 100 });
        assert_eq!(size.fit_within(8000, 8000), size);
        assert_eq!(Size { width: 16_384, height: 1 }.fit_within(400, 400), Size { width: 400, height: 1 });
    }
}
