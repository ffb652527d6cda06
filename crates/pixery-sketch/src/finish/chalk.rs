//! Chalk and soft pastel: strokes that catch on the tooth of toned paper.

use crate::colour::{Rgb, blend, mix, saturate, scale, smooth};
use crate::finish::strokes::{Brush, lay};
use crate::studio::Studio;

/// Turns the painting into chalk.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(450);
    lay(
        &mut studio.canvas,
        noise,
        &Brush { size: [0.06, 0.014], opacity: 0.9, variety: 0.26, relief: 0.0, detail: 0.12, calm: 0.0 },
    );
    lay(
        &mut studio.canvas,
        noise.fork(1),
        &Brush { size: [0.02, 0.0045], opacity: 0.7, variety: 0.3, relief: 0.1, detail: 0.3, calm: 0.0 },
    );
    let paper: Rgb = blend(studio.palette.cloud_shade, [0.16, 0.13, 0.12], 0.55);
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    studio.canvas.shade(|x, y, below| {
        let tooth = noise.sum(x * 120.0, y * 120.0, 3);
        let drag = noise.sum((x + y) * 26.0, (x - y) * 150.0, 2);
        let press = noise.sum(x * 3.0, y * 3.0, 3) * 0.3;
        let edge = smooth(0.0, 0.06, x.min(wide - x).min(y).min(tall - y) + press * 0.06);
        let chalk = smooth(-0.55, 0.05, tooth * 0.8 + drag * 0.5 + press + 0.36 - (1.0 - edge) * 0.9);
        let colour = mix(saturate(below, 1.15), [0.9, 0.88, 0.84], 0.07);
        mix(scale(paper, 1.0 + tooth * 0.12), scale(colour, 1.0 + drag * 0.06), chalk * 0.94)
    });
}
