//! Dabs of paint: many small shapes of one colour in one go.

use crate::canvas::Canvas;
use crate::colour::Rgb;
use crate::path::Path;
use crate::raster::coverage;

/// Lays one colour through `path`, which is in px.
pub(crate) fn lay(canvas: &mut Canvas, path: &Path, colour: Rgb, opacity: f32) {
    let frame = canvas.frame;
    let covered = coverage(path, frame.width as u32, frame.height as u32);
    canvas.fill(&covered, opacity, |_, _, _| colour);
}

/// Lays paint that depends on the place, in units, through `path`, which is in px.
pub(crate) fn lay_with(canvas: &mut Canvas, path: &Path, opacity: f32, paint: impl Fn(f32, f32, Rgb) -> Rgb) {
    let frame = canvas.frame;
    let covered = coverage(path, frame.width as u32, frame.height as u32);
    canvas.fill(&covered, opacity, paint);
}
