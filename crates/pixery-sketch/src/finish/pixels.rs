//! Pixel art: a coarse grid, few colours, an ordered dither of two tones.

use crate::canvas::Canvas;
use crate::colour::{adjust, scale};
use crate::finish::quantise::{Nearest, palette};
use crate::frame::Frame;
use crate::noise::whole;
use crate::studio::Studio;

/// Cells in one unit.
const GRID: f32 = 128.0;

const ORDER: [[u8; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

/// Turns the painting into cells.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let frame = studio.frame();
    // Whole px in a cell, so that all cells are alike.
    let cell = ((frame.unit / GRID + 0.5) as usize).max(1);
    let (columns, rows) = (frame.width.div_ceil(cell), frame.height.div_ceil(cell));
    let mut small =
        Canvas::new(Frame { width: columns, height: rows, unit: frame.unit / cell as f32 }, [0.0; 3]);
    for row in 0..rows {
        for column in 0..columns {
            small.pixels[row * columns + column] = mean(&studio.canvas, column * cell, row * cell, cell);
        }
    }
    let colours = palette(&small, 24).into_iter().map(|colour| adjust(colour, 1.03, 1.2)).collect();
    let nearest = Nearest::new(colours);
    let unit = frame.unit;
    studio.canvas.shade(|x, y, _| {
        let (column, row) = (whole(x * unit) as usize / cell, whole(y * unit) as usize / cell);
        let (first, second, way) =
            nearest.find(small.pixels[row.min(rows - 1) * columns + column.min(columns - 1)]);
        let threshold = (f32::from(ORDER[row % 4][column % 4]) + 0.5) / 16.0;
        if way > 0.34 + threshold * 0.16 { second } else { first }
    });
}

fn mean(canvas: &Canvas, left: usize, top: usize, cell: usize) -> [f32; 3] {
    let frame = canvas.frame;
    let (mut sum, mut count) = ([0.0; 3], 0.0);
    for row in top..(top + cell).min(frame.height) {
        for column in left..(left + cell).min(frame.width) {
            sum = crate::colour::add(sum, canvas.pixels[row * frame.width + column]);
            count += 1.0;
        }
    }
    scale(sum, 1.0 / f32::max(count, 1.0))
}
