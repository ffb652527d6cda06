//! Beaches: sea, lines of surf, wet and dry sand.

use crate::brief::PaintError;
use crate::colour::{Ramp, hex, lerp, mix, scale, screen, smooth};
use crate::scene::{Setting, sea, sky};
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let horizon = studio.plan.horizon;
    let tall = studio.frame().tall();
    sky::paint(studio, horizon)?;
    let shore = lerp(horizon, tall, studio.random.fork(152).range(0.3, 0.52));
    sea::paint_waves(studio, horizon, lerp(horizon, tall, 0.75));
    studio.finish_stage()?;
    paint_sand(studio, horizon, shore);
    studio.finish_stage()?;
    let water = Some(lerp(horizon, shore, 0.45));
    Ok(Setting { water, ..Setting::of_ground(lerp(shore, tall, 0.62), horizon * 0.5) })
}

fn paint_sand(studio: &mut Studio<'_>, horizon: f32, shore: f32) {
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let noise = studio.noise.fork(151);
    let palette = &studio.palette;
    let own = hex(0xe3c99a);
    let (dry, dim) = (palette.lit(own, 0.95, 0.1), palette.lit(scale(own, 0.6), 0.25, 0.05));
    let wet = palette.lit(scale(own, 0.48), 0.4, 0.1);
    let foam = palette.lit(hex(0xfafaf6), 0.95, 0.1);
    let shallow = palette.lit(hex(0x58c4b8), 0.8, 0.2);
    let sky = Ramp::new(&palette.sky);
    let (sun, glint) = (studio.plan.sun, palette.sun);
    let lean = studio.plan.light_side * studio.random.fork(153).range(0.12, 0.75);
    studio.canvas.shade_between(horizon, tall, |x, y, below| {
        let reach = shore + lean * (x - wide * 0.5) * (tall - horizon) + noise.sum(x * 2.3, 0.5, 3) * 0.05;
        let lobes = (noise.at(x * 5.0, 3.1).abs() * 0.022 + noise.sum(x * 22.0, 8.0, 2) * 0.003) * (0.6 + y);
        let depth = y - reach - lobes;
        let near = smooth(-0.16, 0.0, depth);
        let tinted = mix(below, shallow, near * 0.5 * studio_local(palette.local));
        let grain = noise.sum(x * 60.0, y * 90.0, 2) * 0.08 + noise.sum(x * 4.0, y * 14.0, 3) * 0.3;
        let sand = mix(dim, dry, smooth(-0.55, 0.4, grain + depth * 0.8));
        let soaked = smooth(0.2, 0.06, depth + noise.sum(x * 3.0, 1.0, 2) * 0.03);
        let mirror = sky.at((0.95 - depth * 2.0).clamp(0.2, 1.0));
        let shine = 1.0 / (1.0 + (x - sun[0]) * (x - sun[0]) * 60.0);
        let damp = screen(mix(wet, mirror, 0.38), scale(glint, shine * 0.22));
        let ground = mix(sand, damp, soaked * 0.85);
        let mut colour = mix(tinted, ground, smooth(-0.002, 0.004, depth));
        for (offset, strength) in [(0.0, 0.95), (-0.05, 0.7), (-0.1, 0.5)] {
            let line = depth - offset + noise.sum(x * 8.0, offset * 50.0, 3) * 0.012;
            let lace = smooth(-0.35, 0.25, noise.sum(x * 36.0, y * 60.0, 3) + 0.4);
            let edge = smooth(0.006, 0.001, line) * smooth(-0.035, -0.004, line);
            colour = mix(colour, foam, edge * lace * strength);
        }
        colour
    });
}

fn studio_local(local: f32) -> f32 {
    0.4 + 0.6 * local
}
