//! Pencil: outlines and hatching in graphite on paper.

use crate::colour::{Rgb, hex, luminance, mix, scale, smooth};
use crate::finish::edge;
use crate::noise::Noise;
use crate::studio::Studio;

/// Turns the painting into a drawing.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(470);
    let before = studio.canvas.clone();
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let (low, high) = crate::finish::ink::range(studio);
    let paper: Rgb = hex(0xf3eee3);
    let graphite: Rgb = hex(0x2b2b30);
    studio.canvas.shade(|x, y, below| {
        let wobble = noise.sum(x * 20.0, y * 20.0, 2) * 0.0016;
        let (u, v) = (x + wobble, y - wobble);
        let light = (luminance(below).max(0.0).sqrt() - low) / (high - low);
        let dark = 1.0 - light.clamp(0.0, 1.0) * 1.05;
        let tooth = noise.sum(x * 150.0, y * 150.0, 2);
        let mut shade = smooth(0.0, 1.0, dark) * 0.2;
        for (index, (slope, from)) in
            [(0.55, 0.2), (-0.75, 0.42), (2.6, 0.6), (0.05, 0.74)].iter().enumerate()
        {
            let amount = smooth(*from, *from + 0.24, dark + tooth * 0.05);
            shade += amount * hatch(noise.fork(index as u64), u, v, *slope) * 0.46;
        }
        let fine = smooth(0.05, 0.17, edge(&before, u, v, 0.0016));
        let second = smooth(0.07, 0.2, edge(&before, u + 0.0022, v + 0.0014, 0.0019)) * 0.5;
        let lines = fine.max(second) * (0.75 + 0.4 * noise.sum(x * 12.0, y * 12.0, 2));
        let border =
            smooth(0.015, 0.06, x.min(wide - x).min(y).min(tall - y) + noise.sum(x * 5.0, y * 5.0, 3) * 0.03);
        let amount = ((shade + lines * 0.8) * (0.85 + tooth * 0.5)).clamp(0.0, 0.94) * border;
        mix(scale(paper, 1.0 + tooth * 0.025), graphite, amount)
    });
}

fn hatch(noise: Noise, x: f32, y: f32, slope: f32) -> f32 {
    let length = (1.0 + slope * slope).sqrt();
    let (along, across) = ((x + y * slope) / length, (y - x * slope) / length);
    let place = (across + noise.sum(along * 5.0, across * 5.0, 2) * 0.004) * 165.0;
    let line = (place - place.floor() - 0.5).abs() * 2.0;
    let lift = smooth(-0.7, 0.1, noise.sum(along * 10.0, place.floor() * 3.7, 2));
    smooth(0.35, 0.9, line) * lift
}
