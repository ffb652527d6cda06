//! Shrinks a picture by a whole number while its rows come in; holds one row of sums.

use crate::archive::pixels::{Channels, Pixels};
use crate::archive::resize::Shrunk;
use crate::domain::Size;

/// Above this factor the sums of opaque rows would not fit 16 bits.
const LARGEST_FACTOR: u32 = 128;

/// The mean of each `factor` × `factor` block; blocks at the right and lower edge may be smaller.
pub(super) struct BoxFilter {
    size: Size,
    factor: u32,
    channels: Channels,
    sums: Sums,
    rows_summed: u32,
    shrunk: Vec<u8>,
}

/// One sum for each sample of a row.
enum Sums {
    /// Of the samples.
    Opaque(Vec<u16>),
    /// Of colour × opacity, and of opacity: what is transparent must not tint its neighbours.
    Weighted(Vec<u32>),
}

impl BoxFilter {
    /// Returns a filter for a picture of `size`; `factor` is cut to 1…128.
    pub(super) fn new(size: Size, factor: u32, channels: Channels) -> Self {
        let factor = factor.clamp(1, LARGEST_FACTOR);
        let samples = size.width as usize * channels.count();
        let sums = match channels {
            Channels::Rgb => Sums::Opaque(vec![0; samples]),
            Channels::Rgba => Sums::Weighted(vec![0; samples]),
        };
        let shrunk_samples = size.width.div_ceil(factor) as usize * channels.count();
        let shrunk = Vec::with_capacity(shrunk_samples * size.height.div_ceil(factor) as usize);
        Self { size, factor, channels, sums, rows_summed: 0, shrunk }
    }

    /// Takes the next row.
    pub(super) fn push_row(&mut self, row: &[u8]) {
        match &mut self.sums {
            Sums::Opaque(sums) => {
                for (sum, &sample) in sums.iter_mut().zip(row) {
                    *sum += u16::from(sample);
                }
            }
            Sums::Weighted(sums) => {
                for (sums, pixel) in sums.chunks_exact_mut(4).zip(row.chunks_exact(4)) {
                    let opacity = u32::from(pixel[3]);
                    sums[0] += u32::from(pixel[0]) * opacity;
                    sums[1] += u32::from(pixel[1]) * opacity;
                    sums[2] += u32::from(pixel[2]) * opacity;
                    sums[3] += opacity;
                }
            }
        }
        self.rows_summed += 1;
        if self.rows_summed == self.factor {
            self.emit_row();
        }
    }

    /// Returns the shrunk picture once all rows have been pushed.
    pub(super) fn finish(mut self) -> Shrunk {
        if self.rows_summed > 0 {
            self.emit_row();
        }
        let size = Size {
            width: self.size.width.div_ceil(self.factor),
            height: self.size.height.div_ceil(self.factor),
        };
        // A decoder that gave too few rows has failed before; this keeps the promise of `Pixels` regardless.
        self.shrunk.resize(size.width as usize * size.height as usize * self.channels.count(), 0);
        Shrunk::by(self.factor, self.size, Pixels { size, channels: self.channels, bytes: self.shrunk })
    }

    fn emit_row(&mut self) {
        let block = self.factor as usize;
        match &mut self.sums {
            Sums::Opaque(sums) => {
                for block in sums.chunks(block * 3) {
                    let mut totals = [0_u32; 3];
                    for pixel in block.chunks_exact(3) {
                        for (total, &sum) in totals.iter_mut().zip(pixel) {
                            *total += u32::from(sum);
                        }
                    }
                    let count = (block.len() / 3) as u32 * self.rows_summed;
                    self.shrunk.extend(totals.map(|total| ((total + count / 2) / count) as u8));
                }
                sums.fill(0);
            }
            Sums::Weighted(sums) => {
                for block in sums.chunks(block * 4) {
                    let mut totals = [0_u64; 4];
                    for pixel in block.chunks_exact(4) {
                        for (total, &sum) in totals.iter_mut().zip(pixel) {
                            *total += u64::from(sum);
                        }
                    }
                    let [red, green, blue, opacity] = totals;
                    let count = (block.len() / 4) as u64 * u64::from(self.rows_summed);
                    let mean =
                        |sum: u64, count: u64| ((sum + count / 2).checked_div(count).unwrap_or(0)) as u8;
                    self.shrunk.extend([red, green, blue].map(|sum| mean(sum, opacity)));
                    self.shrunk.push(mean(opacity, count));
                }
                sums.fill(0);
            }
        }
        self.rows_summed = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_at_the_edge_are_means_of_what_is_there() {
        let mut filter = BoxFilter::new(Size { width: 3, height: 3 }, 2, Channels::Rgb);
        for row in [[10, 20, 90], [30, 40, 70], [1, 3, 7]] {
            let row: Vec<u8> = row.iter().flat_map(|&grey| [grey; 3]).collect();
            filter.push_row(&row);
        }
        let shrunk = filter.finish();
        assert_eq!(shrunk.pixels.size, Size { width: 2, height: 2 });
        assert_eq!(shrunk.pixels.bytes, [[25; 3], [80; 3], [2; 3], [7; 3]].concat());
        assert!((shrunk.covered_width - 1.5).abs() < 1e-9);
    }

    #[test]
    fn transparent_pixels_do_not_tint() {
        let mut filter = BoxFilter::new(Size { width: 2, height: 1 }, 2, Channels::Rgba);
        filter.push_row(&[200, 100, 50, 255, 0, 255, 0, 0]);
        assert_eq!(filter.finish().pixels.bytes, [200, 100, 50, 128]);
    }

    #[test]
    fn the_largest_factor_does_not_overflow() {
        let size = Size { width: 300, height: 300 };
        for (channels, pixel) in [(Channels::Rgb, vec![255; 3]), (Channels::Rgba, vec![255; 4])] {
            let mut filter = BoxFilter::new(size, u32::MAX, channels);
            (0..300).for_each(|_| filter.push_row(&pixel.repeat(300)));
            assert!(filter.finish().pixels.bytes.iter().all(|&sample| sample == 255));
        }
    }
}
