//! Woodblock prints: flat printed colours with grain of the wood, dark key lines, toned paper.

use crate::colour::{Rgb, luminance, mix, multiply, scale, smooth};
use crate::finish::{edge, poster};
use crate::studio::Studio;

/// Turns the painting into a print.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(430);
    let lines = studio.canvas.clone();
    poster::flatten(&mut studio.canvas, 11, 0.92);
    let before = studio.canvas.clone();
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let paper: Rgb = [0.86, 0.78, 0.62];
    let key: Rgb = [0.022, 0.028, 0.05];
    studio.canvas.shade(|x, y, _| {
        let wobble = noise.sum(x * 30.0, y * 30.0, 2) * 0.0014;
        let flat = before.near(x + wobble, y + wobble);
        let soft = lines.near(x, y);
        let colour = mix(flat, soft, 0.22);
        let wood = noise.sum(x * 3.0 + noise.at(x * 2.0, y * 1.5) * 1.5, y * 90.0, 3);
        let ink = mix(multiply(paper, scale(colour, 1.22)), scale(colour, 0.95), 0.42);
        // Grain that shows as paper in the lights would scratch the darks.
        let grain = smooth(0.15, 0.75, wood) * (0.05 + 0.15 * smooth(0.0, 0.16, luminance(ink)));
        let printed = mix(ink, paper, grain);
        let change =
            edge(&before, x + wobble, y - wobble, 0.0017).max(edge(&lines, x + wobble, y, 0.0017) * 0.8);
        let line = smooth(0.1, 0.2, change) * 0.82;
        let inner = x.min(wide - x).min(y).min(tall - y) - 0.03 + wobble;
        let frame_line = smooth(0.0028, 0.0016, inner.abs()) * 0.9;
        let sheet = mix(paper, mix(printed, key, line), smooth(-0.001, 0.001, inner));
        scale(mix(sheet, key, frame_line), 1.0 + 0.03 * noise.sum(x * 120.0, y * 120.0, 2))
    });
}
