//! Large soft-edged fields of colour over a ground that glows between them.

use crate::colour::{Rgb, lerp, mix, scale, smooth};
use crate::studio::Studio;

pub(super) fn paint(studio: &mut Studio<'_>, colours: &[Rgb]) {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let noise = studio.noise.fork(297);
    let mut random = studio.random.fork(298);
    let count = 2 + random.below(2) as usize;
    let mut top = 0.06 * tall;
    let mut blocks = Vec::new();
    let mut rest = tall * 0.88;
    for index in 0..count {
        let height = if index + 1 == count { rest } else { rest * random.range(0.35, 0.62) };
        blocks.push((
            top,
            top + height - 0.035,
            colours[(index * 2 + 1) % colours.len()],
            colours[(index + 2) % colours.len()],
        ));
        top += height;
        rest -= height;
    }
    let ground = mix(colours[2], colours[4], 0.35);
    studio.canvas.shade(|x, y, _| {
        let cloud = noise.sum(x * 1.8, y * 1.8, 5);
        let brush = noise.sum(x * 5.0, y * 46.0, 3) * 0.5 + noise.sum(x * 26.0, y * 9.0, 2) * 0.3;
        let mut colour = scale(ground, 0.95 + cloud * 0.22 + brush * 0.08);
        for (block_top, block_bottom, first, second) in &blocks {
            let ragged = 0.018 * noise.sum(x * 9.0, y * 9.0, 4);
            let edge =
                (x - 0.06 * wide).min(0.94 * wide - x).min(y - block_top).min(block_bottom - y) + ragged;
            let inside = smooth(-0.012, 0.04, edge);
            let within = ((y - block_top) / (block_bottom - block_top)).clamp(0.0, 1.0);
            let paint = mix(*first, *second, (0.14 + 0.3 * cloud + 0.25 * within * within).clamp(0.0, 0.7));
            let glaze = lerp(0.82, 0.98, smooth(-0.4, 0.5, cloud + brush * 0.6));
            colour = mix(colour, scale(paint, 0.92 + brush * 0.16 + cloud * 0.1), inside * glaze);
        }
        colour
    });
}
