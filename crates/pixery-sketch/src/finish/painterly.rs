//! The usual finish: a little canvas, a little brush, a gentle vignette.

use crate::colour::{scale, smooth};
use crate::studio::Studio;

/// Adds tooth and vignette.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(400);
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    studio.canvas.shade(|x, y, below| {
        let tooth = noise.sum(x * 150.0, y * 150.0, 2) * 0.02 + noise.sum(x * 9.0, y * 30.0, 3) * 0.025;
        let (across, down) = (x / wide - 0.5, y / tall - 0.5);
        let edge = smooth(0.25, 0.75, across * across * 1.6 + down * down * 1.6) * 0.2;
        scale(below, (1.0 + tooth) * (1.0 - edge))
    });
}
