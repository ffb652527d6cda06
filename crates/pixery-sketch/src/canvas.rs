//! The painting in work: linear light for every pixel, painted over row by row on all cores.

use crate::colour::{Rgb, mix};
use crate::frame::Frame;
use crate::raster::Coverage;

/// Linear light, one colour a pixel, rows from the top.
#[derive(Clone, Debug)]
pub(crate) struct Canvas {
    /// The size and the unit.
    pub frame: Frame,
    /// `width * height` colours.
    pub pixels: Vec<Rgb>,
}

impl Canvas {
    /// Stretches a canvas of one colour.
    pub(crate) fn new(frame: Frame, colour: Rgb) -> Self {
        Self { frame, pixels: vec![colour; frame.width * frame.height] }
    }

    /// Repaints every pixel: `paint` gets the place in units and the colour so far.
    pub(crate) fn shade(&mut self, paint: impl Fn(f32, f32, Rgb) -> Rgb + Sync) {
        let tall = self.frame.tall();
        self.shade_between(0.0, tall, paint);
    }

    /// Repaints the rows from `top` to `bottom`, in units; what lies outside the canvas is left out.
    pub(crate) fn shade_between(
        &mut self,
        top: f32,
        bottom: f32,
        paint: impl Fn(f32, f32, Rgb) -> Rgb + Sync,
    ) {
        let frame = self.frame;
        let first = ((top * frame.unit).max(0.0) as usize).min(frame.height);
        let last = ((bottom * frame.unit).max(0.0) as usize + 1).min(frame.height).max(first);
        let rows = &mut self.pixels[first * frame.width..last * frame.width];
        each_row(rows, frame.width, |row, colours| {
            let y = ((first + row) as f32 + 0.5) / frame.unit;
            for (column, colour) in colours.iter_mut().enumerate() {
                *colour = paint((column as f32 + 0.5) / frame.unit, y, *colour);
            }
        });
    }

    /// Lays paint through `coverage`; `paint` gets the place in units and the colour below.
    pub(crate) fn fill(&mut self, coverage: &Coverage, opacity: f32, paint: impl Fn(f32, f32, Rgb) -> Rgb) {
        let frame = self.frame;
        for row in 0..coverage.height as usize {
            let y = row + coverage.y0 as usize;
            for column in 0..coverage.width as usize {
                let part = coverage.values[row * coverage.width as usize + column] * opacity;
                if part <= 0.001 {
                    continue;
                }
                let x = column + coverage.x0 as usize;
                let below = &mut self.pixels[y * frame.width + x];
                let colour = paint((x as f32 + 0.5) / frame.unit, (y as f32 + 0.5) / frame.unit, *below);
                *below = mix(*below, colour, part.min(1.0));
            }
        }
    }

    /// Returns the colour nearest to a place in units; the edges go on.
    pub(crate) fn near(&self, x: f32, y: f32) -> Rgb {
        let frame = self.frame;
        let column = ((x * frame.unit).max(0.0) as usize).min(frame.width - 1);
        let row = ((y * frame.unit).max(0.0) as usize).min(frame.height - 1);
        self.pixels[row * frame.width + column]
    }
}

/// Calls `paint` for each row of `cells`, rows shared out among the cores; the outcome does not depend on it.
pub(crate) fn each_row<T: Send>(cells: &mut [T], width: usize, paint: impl Fn(usize, &mut [T]) + Sync) {
    let height = cells.len() / width.max(1);
    let workers = std::thread::available_parallelism().map_or(1, |count| count.get().min(8));
    if workers < 2 || cells.len() < 20_000 {
        cells.chunks_mut(width).enumerate().for_each(|(row, colours)| paint(row, colours));
        return;
    }
    let share = height.div_ceil(workers * 2).max(1);
    let queue = std::sync::Mutex::new(cells.chunks_mut(width * share).enumerate());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some((band, rows)) = queue.lock().ok().and_then(|mut bands| bands.next()) else {
                        return;
                    };
                    for (row, colours) in rows.chunks_mut(width).enumerate() {
                        paint(band * share + row, colours);
                    }
                }
            });
        }
    });
}
