//! What is computed from an image's pixels once: a placeholder, a colour, and a hash for likeness.

use fast_thumbhash::rgba_to_thumb_hash;

use super::decode;
use super::fault::{Decoded, Fault};
use super::pixels::{Channels, Pixels};
use super::resize::Shrunk;
use super::{Archive, Variant};
use crate::domain::{ContentHash, Size};
use crate::error::Result;

/// The longest side in px that the placeholder is computed from.
const LONGEST_SIDE: u32 = 100;

/// What an image looks like, in a few bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageTraits {
    /// The ThumbHash: 5 to 25 bytes from which a blurred placeholder is drawn. Source: evanw.github.io/thumbhash.
    pub thumbhash: Vec<u8>,
    /// The dominant colour, `0xRRGGBB`; of a transparent image the dominant colour of what is opaque, else black.
    pub color: u32,
    /// The gradient hash: alike images differ in few of its 64 bits; see [`distance`].
    pub gradient_hash: u64,
}

/// Returns how many bits of two gradient hashes differ, 0 to 64: up to about 10 means alike, unlike images lie
/// around 32.
#[must_use]
pub fn distance(one: u64, other: u64) -> u32 {
    (one ^ other).count_ones()
}

/// Returns the traits of an encoded image. A thumbnail of it gives nearly the same ones for much less work.
///
/// # Errors
/// [`Error::ImageRefused`](crate::Error::ImageRefused) when the gate refuses it or it can't be decoded.
pub fn traits(bytes: &[u8]) -> Result<ImageTraits> {
    let compute = || traits_of(&decode::fitted_bytes(bytes, LONGEST_SIDE, LONGEST_SIDE)?);
    compute().map_err(|fault: Fault| fault.of("image"))
}

impl Archive {
    /// Returns the traits of the original at `original`, whose bytes hash to `sha256`. They are computed from its
    /// thumbnail, which is made if it is not there: an original is decoded once for both.
    ///
    /// # Errors
    /// As [`Archive::variant`].
    pub fn traits(&self, original: &str, sha256: &ContentHash) -> Result<ImageTraits> {
        let thumbnail = self.variant(original, sha256, Variant::Thumbnail)?;
        let compute = || traits_of(&decode::fitted_file(&thumbnail.path, LONGEST_SIDE, LONGEST_SIDE)?);
        compute().map_err(|fault: Fault| fault.of_file(&thumbnail.path))
    }
}

fn traits_of(pixels: &Pixels) -> Decoded<ImageTraits> {
    let rgba = with_opacity(pixels);
    let thumbhash = rgba_to_thumb_hash(pixels.size.width as usize, pixels.size.height as usize, &rgba);
    Ok(ImageTraits { thumbhash, color: dominant_color(&rgba), gradient_hash: gradient_hash(pixels.clone())? })
}

fn with_opacity(pixels: &Pixels) -> Vec<u8> {
    match pixels.channels {
        Channels::Rgba => pixels.bytes.clone(),
        Channels::Rgb => {
            pixels.bytes.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
        }
    }
}

/// Returns the mean colour of the fullest of 512 bins (three bits a channel). A vivid colour counts up to three
/// times, so that a red fox wins over as much grey snow.
fn dominant_color(rgba: &[u8]) -> u32 {
    let mut bins = vec![Bin::default(); 512];
    for pixel in rgba.chunks_exact(4).filter(|pixel| pixel[3] >= 128) {
        let color = [pixel[0], pixel[1], pixel[2]];
        let index = color.iter().fold(0, |index, &channel| index << 3 | usize::from(channel >> 5));
        bins[index].add(color);
    }
    bins.iter().max_by_key(|bin| bin.weight).map(Bin::mean).unwrap_or_default()
}

#[derive(Debug, Clone, Default)]
struct Bin {
    weight: u32,
    count: u32,
    sums: [u32; 3],
}

impl Bin {
    fn add(&mut self, color: [u8; 3]) {
        let [red, green, blue] = color;
        let vividness = red.max(green).max(blue) - red.min(green).min(blue);
        self.weight += 128 + u32::from(vividness);
        self.count += 1;
        for (sum, channel) in self.sums.iter_mut().zip(color) {
            *sum += u32::from(channel);
        }
    }

    fn mean(&self) -> u32 {
        self.sums.iter().fold(0, |color, sum| color << 8 | sum.checked_div(self.count).unwrap_or(0))
    }
}

/// Returns the difference hash: the picture as 9 × 8 grey fields; a bit for each field that is darker than its
/// right neighbour, row by row from the highest bit. Source: N. Krawetz, "Kind of Like That" (2013).
fn gradient_hash(pixels: Pixels) -> Decoded<u64> {
    let fields = Shrunk::whole(pixels.flattened([0x80; 3])).resized(Size { width: 9, height: 8 })?;
    let grey: Vec<u32> = fields
        .bytes
        .chunks_exact(3)
        .map(|pixel| 299 * u32::from(pixel[0]) + 587 * u32::from(pixel[1]) + 114 * u32::from(pixel[2]))
        .collect();
    let darker = grey.chunks_exact(9).flat_map(|row| row.windows(2)).map(|pair| u64::from(pair[0] < pair[1]));
    Ok(darker.fold(0, |hash, bit| hash << 1 | bit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(width: u32, height: u32, paint: impl Fn(u32, u32) -> [u8; 3]) -> Pixels {
        let bytes = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .flat_map(|(x, y)| paint(x, y))
            .collect();
        Pixels { size: Size { width, height }, channels: Channels::Rgb, bytes }
    }

    #[test]
    fn the_gradient_hash_reads_darker_left_neighbours() {
        let rising = painted(90, 80, |x, _| [(x * 2) as u8; 3]);
        assert_eq!(gradient_hash(rising).unwrap(), u64::MAX);
        assert_eq!(gradient_hash(painted(90, 80, |x, _| [(255 - x * 2) as u8; 3])).unwrap(), 0);
    }

    #[test]
    fn a_smaller_copy_is_near_and_another_picture_far() {
        let waves = |step: u32| {
            move |x: u32, y: u32| {
                [((x * step / 3) ^ (y * step / 5)) as u8, (x * step) as u8, (y * step / 2) as u8]
            }
        };
        let picture = gradient_hash(painted(96, 96, waves(1))).unwrap();
        let copy = gradient_hash(painted(48, 48, waves(2))).unwrap();
        let other = gradient_hash(painted(96, 96, |x, y| [(y * 2) as u8, (200 - x) as u8, 7])).unwrap();
        assert!(distance(picture, copy) <= 10, "{}", distance(picture, copy));
        assert!(distance(picture, other) > 12, "{}", distance(picture, other));
    }

    #[test]
    fn a_vivid_patch_is_the_dominant_color_over_as_much_grey() {
        let pixels = painted(10, 10, |x, _| if x < 5 { [200, 60, 20] } else { [200, 200, 200] });
        assert_eq!(dominant_color(&with_opacity(&pixels)), 0x00c8_3c14);
    }

    #[test]
    fn the_smallest_picture_has_traits() {
        let traits = traits_of(&painted(1, 1, |_, _| [1, 2, 3])).unwrap();
        assert_eq!(traits.color, 0x0001_0203);
        assert!((5..=25).contains(&traits.thumbhash.len()));
    }
}
