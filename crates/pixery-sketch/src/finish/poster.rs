//! Posters: few flat colours with clean edges.

use crate::canvas::Canvas;
use crate::colour::{Rgb, adjust, mix, scale, smooth};
use crate::finish::quantise::{Nearest, palette};
use crate::studio::Studio;

/// Flattens the painting.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(410);
    flatten(&mut studio.canvas, 9, 1.22);
    studio.canvas.shade(|x, y, below| scale(below, 1.0 + 0.025 * noise.sum(x * 240.0, y * 240.0, 2)));
}

/// Repaints the canvas in `count` colours of its own, their chroma times `chroma`.
pub(super) fn flatten(canvas: &mut Canvas, count: usize, chroma: f32) {
    let colours: Vec<Rgb> =
        palette(canvas, count).into_iter().map(|colour| adjust(colour, 1.02, chroma)).collect();
    let nearest = Nearest::new(colours);
    smear(canvas, 0.0026);
    canvas.shade(|_, _, below| {
        let (first, second, way) = nearest.find(below);
        mix(first, second, smooth(0.455, 0.5, way) * 0.5)
    });
}

/// Evens out what is finer than `reach` units.
pub(super) fn smear(canvas: &mut Canvas, reach: f32) {
    let before = canvas.clone();
    let ring = [
        [1.0, 0.0],
        [-1.0, 0.0],
        [0.0, 1.0],
        [0.0, -1.0],
        [0.7, 0.7],
        [-0.7, 0.7],
        [0.7, -0.7],
        [-0.7, -0.7],
    ];
    canvas.shade(|x, y, below| {
        let mut sum = below;
        for [across, down] in ring {
            let near = before.near(x + across * reach, y + down * reach);
            sum = crate::colour::add(sum, near);
        }
        scale(sum, 1.0 / 9.0)
    });
}
